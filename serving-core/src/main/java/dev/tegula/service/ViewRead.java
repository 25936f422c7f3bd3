package dev.tegula.service;

import dev.tegula.definition.Feature;
import dev.tegula.definition.OutputFeature;
import dev.tegula.tile.ViewLayout;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One row that a request needs: a view under certain join keys.
 *
 * @param key the position in {@link ServingPlan#entityKeys()}
 * @param place in which of the items that are read, and where in it
 * @param slots where each of the layout's outputs goes, or -1 when nobody asks for it; not to be
 *     changed
 * @param countSlots those of the slots that hold counts; not to be changed
 * @param attributeSlots those of the slots that hold attributes; not to be changed
 */
record ViewRead(
    ViewLayout layout, int key, Place place, int[] slots, int[] countSlots, int[] attributeSlots) {

  /**
   * Where a row lies.
   *
   * @param item the position in {@link PlannedRows#items()}
   * @param position among the views that are packed into the item
   * @param members how many these are; 0 when the item is the row
   */
  record Place(int item, int position, int members) {}

  static ViewRead of(ViewLayout layout, int key, Place place, int[] slots) {
    return new ViewRead(
        layout,
        key,
        place,
        slots,
        wanted(layout, slots, ViewRead::isCount),
        wanted(layout, slots, output -> !output.aggregate()));
  }

  private static int[] wanted(ViewLayout layout, int[] slots, Predicate<OutputFeature> kind) {
    return IntStream.range(0, slots.length)
        .filter(i -> slots[i] >= 0 && kind.test(layout.outputs().get(i)))
        .map(i -> slots[i])
        .toArray();
  }

  /** Which of the layout's outputs goes to a slot. */
  int output(int slot) {
    return Arrays.stream(slots).boxed().toList().indexOf(slot);
  }

  String viewName() {
    return layout.view().name();
  }

  private static boolean isCount(OutputFeature output) {
    return output.feature() instanceof Feature.Aggregate aggregate
        && aggregate.function().equals("count");
  }
}
