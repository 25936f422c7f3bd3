package dev.tegula.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The views whose rows share a table, and so a generation: one view by itself, or those that are
 * packed together, which have one item per entity.
 *
 * @param name the view's own, or the one that the packed views give
 * @param packed whether items hold the rows of several views, {@code docs/format.md} says how
 * @param views by name, which is the order of their rows in an item
 */
public record TableGroup(String name, boolean packed, List<FeatureView> views) {

  public TableGroup {
    views = views.stream().sorted(Comparator.comparing(FeatureView::name)).toList();
  }

  /** The groups of these views, in the order of their first views. */
  public static List<TableGroup> of(Collection<FeatureView> views) {
    Map<String, List<FeatureView>> byName = new LinkedHashMap<>();
    for (FeatureView view : views) {
      String name = view.materialization().tableGroup().orElse(view.name());
      byName.computeIfAbsent(name, unseen -> new ArrayList<>()).add(view);
    }
    return byName.entrySet().stream()
        .map(
            group ->
                new TableGroup(
                    group.getKey(),
                    group.getValue().get(0).materialization().tableGroup().isPresent(),
                    group.getValue()))
        .toList();
  }

  /** Any of the views, for what all of them share: join keys, schedule and end, load type. */
  public FeatureView first() {
    return views.get(0);
  }

  /** The position of a view's row in an item. */
  public int position(String view) {
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).name().equals(view)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "feature view: " + view + " (expected: one of table group " + name + ")");
  }

  /** What the group is, for messages: {@code feature view x} or {@code table group x}. */
  public String title() {
    return (packed ? "table group " : "feature view ") + name;
  }

  /**
   * The view's {@link FeatureView#definitionHash()}; of packed views, SHA-256, in hex, over all of
   * theirs.
   */
  public String definitionHash() {
    if (!packed) {
      return first().definitionHash();
    }
    return FeatureView.sha256(
        name
            + "\n"
            + views.stream().map(FeatureView::definitionHash).collect(Collectors.joining("\n")));
  }
}
