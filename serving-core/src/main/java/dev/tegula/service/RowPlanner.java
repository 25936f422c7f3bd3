package dev.tegula.service;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TableGroup;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.service.PlannedRows.ItemRead;
import dev.tegula.tile.ViewLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Collects the distinct rows of one plan and hands out slots; used once, by one thread. */
final class RowPlanner {

  /** A row that is asked for, and the outputs of it that somebody wants. */
  static final class Draft {

    private final int index;
    private final int key;
    private final ViewLayout layout;
    private final ViewRead.Place place;
    private final int[] slots;

    private Draft(int index, int key, ViewLayout layout, ViewRead.Place place) {
      this.index = index;
      this.key = key;
      this.layout = layout;
      this.place = place;
      this.slots = new int[layout.outputs().size()];
      Arrays.fill(slots, -1);
    }

    int index() {
      return index;
    }

    List<OutputFeature> outputs() {
      return layout.outputs();
    }
  }

  private record ItemName(String group, int key) {}

  private record RowName(String view, List<String> requestKeys) {}

  private final String service;
  private final Map<String, JoinKey> joinKeys = new LinkedHashMap<>();
  private final Map<List<String>, Integer> keyPositions = new LinkedHashMap<>();
  private final Map<String, TableGroup> byView = new HashMap<>();
  private final Map<ItemName, Integer> itemPositions = new HashMap<>();
  private final List<ItemRead> items = new ArrayList<>();
  private final List<EntityKey> entityKeys = new ArrayList<>();
  private final Map<RowName, Draft> drafts = new LinkedHashMap<>();
  private int slotCount;

  /**
   * @param groups of all views that can be asked for
   */
  RowPlanner(String service, List<TableGroup> groups) {
    this.service = service;
    groups.forEach(group -> group.views().forEach(view -> byView.put(view.name(), group)));
  }

  /**
   * The row of a view under the join keys that the renaming gives.
   *
   * @param requestName the view's name of a join key to the request's
   */
  Draft row(FeatureView view, UnaryOperator<String> requestName) {
    List<JoinKey> requested =
        view.joinKeys().stream()
            .map(key -> new JoinKey(requestName.apply(key.name()), key.type()))
            .toList();
    List<String> names = requested.stream().map(JoinKey::name).toList();
    requested.forEach(key -> require(view, key));
    int key = keyPositions.computeIfAbsent(names, unseen -> addEntityKey(requested));
    return drafts.computeIfAbsent(
        new RowName(view.name(), names),
        unseen ->
            new Draft(drafts.size(), key, ViewLayout.of(view), place(view, key, drafts.size())));
  }

  /** Packed views that are asked for by one key share an item. */
  private ViewRead.Place place(FeatureView view, int key, int read) {
    TableGroup group = Objects.requireNonNull(byView.get(view.name()), view.name());
    int item =
        itemPositions.computeIfAbsent(
            new ItemName(group.name(), key),
            unseen -> {
              items.add(new ItemRead(key, read));
              return items.size() - 1;
            });
    return group.packed()
        ? new ViewRead.Place(item, group.position(view.name()), group.views().size())
        : new ViewRead.Place(item, 0, 0);
  }

  /** The slot of one output of a row, the same for everybody who asks. */
  int slot(Draft draft, int output) {
    if (draft.slots[output] < 0) {
      draft.slots[output] = slotCount++;
    }
    return draft.slots[output];
  }

  PlannedRows planned() {
    List<ViewRead> reads =
        drafts.values().stream()
            .map(draft -> ViewRead.of(draft.layout, draft.key, draft.place, draft.slots))
            .toList();
    return new PlannedRows(List.copyOf(joinKeys.values()), entityKeys, items, reads, slotCount);
  }

  private void require(FeatureView view, JoinKey key) {
    JoinKey known = joinKeys.putIfAbsent(key.name(), key);
    if (known != null && known.type() != key.type()) {
      throw new IllegalArgumentException(
          "feature service %s: join key %s: %s in feature view %s (expected: %s, as in another of its views)"
              .formatted(
                  service,
                  key.name(),
                  key.type().declaredName(),
                  view.name(),
                  known.type().declaredName()));
    }
  }

  private int addEntityKey(List<JoinKey> requested) {
    List<String> order = List.copyOf(joinKeys.keySet());
    List<Integer> positions = requested.stream().map(key -> order.indexOf(key.name())).toList();
    entityKeys.add(new EntityKey(new JoinKeyEncoder(requested), positions));
    return entityKeys.size() - 1;
  }
}
