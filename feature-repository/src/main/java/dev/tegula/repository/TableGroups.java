package dev.tegula.repository;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.JoinKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The views that name a {@code table_group}. They share one item per entity and one leading edge,
 * so that each must be keyed and scheduled as the first of its group.
 */
final class TableGroups {

  private record First(FeatureView view, Value name) {}

  private final Map<String, First> firsts = new LinkedHashMap<>();

  /** Checks a view against the first of its group, if it names one. */
  void add(FeatureView view, Section section) {
    Optional<String> name = view.materialization().tableGroup();
    Optional<Value> written = section.optional("table_group");
    if (name.isEmpty() || written.isEmpty()) {
      return;
    }
    if (!view.materialization().online()) {
      written.get().reject("none, or online: true beside it");
    } else if (view.materialization().loadType() != LoadType.BULK) {
      written
          .get()
          .reject(
              "none, or ONLINE_BACKFILL_LOAD_TYPE: BULK, as a group is built and imported as a whole");
    }
    First first = firsts.putIfAbsent(name.get(), new First(view, written.get()));
    if (first != null) {
      requireAlike(first.view(), view, section);
    }
  }

  private static void requireAlike(FeatureView first, FeatureView view, Section section) {
    String group = ", as feature view " + first.name() + " of the same table_group";
    if (!view.joinKeys().equals(first.joinKeys())) {
      reject(section, "entities", "entities with the join keys " + keys(first) + group);
    }
    if (view.schedule().batchSchedule().micros() != first.schedule().batchSchedule().micros()) {
      reject(section, "batch_schedule", first.schedule().batchSchedule().label() + group);
    }
    Optional<Long> end = first.schedule().manualTriggerBackfillEndMicros();
    if (!view.schedule().manualTriggerBackfillEndMicros().equals(end)) {
      String key = "manual_trigger_backfill_end_time";
      String expected = end.map(TableGroups::instant).orElse("none") + group;
      section.required(key, expected);
      reject(section, key, expected);
    }
  }

  private static void reject(Section section, String key, String expected) {
    section.optional(key).ifPresent(value -> value.reject(expected));
  }

  /** Tables, generations and journals of groups and of single views are kept under their names. */
  void requireOwnNames(Collection<String> views) {
    firsts.forEach(
        (name, first) -> {
          if (views.contains(name)) {
            first.name().reject("a name that no feature view has");
          }
        });
  }

  private static String keys(FeatureView view) {
    return view.joinKeys().stream()
        .map((JoinKey key) -> key.name() + " " + key.type().declaredName())
        .collect(Collectors.joining(", "));
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
