package dev.tegula.repository;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.FeatureView.Materialization;
import dev.tegula.definition.FeatureView.Rows;
import dev.tegula.definition.FeatureView.Schedule;
import dev.tegula.definition.JoinKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one of {@code feature_views}. */
final class FeatureViewReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "kind",
          "source",
          "entities",
          "mode",
          "transformation",
          "timestamp_field",
          "tie_breaker",
          "aggregation_interval",
          "batch_schedule",
          "feature_start_time",
          "manual_trigger_backfill_end_time",
          "max_backfill_interval",
          "ttl",
          "online",
          "offline",
          "options",
          "table_group",
          "features");

  private final Declared<Entity> entities;
  private final Declared<DataSource> dataSources;
  private final LoadType defaultLoadType;
  private final TableGroups groups;

  /**
   * @param defaultLoadType of the views that do not say
   * @param groups told of every view that shares a table
   */
  FeatureViewReader(
      Declared<Entity> entities,
      Declared<DataSource> dataSources,
      LoadType defaultLoadType,
      TableGroups groups) {
    this.entities = entities;
    this.dataSources = dataSources;
    this.defaultLoadType = defaultLoadType;
    this.groups = groups;
  }

  Optional<FeatureView> read(String name, Section section) {
    section.allow(KEYS);
    section.required("kind", "batch").ifPresent(v -> Words.choice(v, List.of("batch")));
    section.optional("mode").ifPresent(v -> Words.choice(v, List.of("spark_sql")));
    Optional<List<Entity>> viewEntities = readEntities(section);
    Optional<Rows> rows = readRows(section);
    Optional<Interval> tile = section.optional("aggregation_interval").flatMap(Words::duration);
    int before = section.problems().count();
    List<Feature> features = FeaturesReader.read(section, tile);
    boolean featuresRight = section.problems().count() == before;
    boolean aggregates = features.stream().anyMatch(f -> f instanceof Feature.Aggregate);
    if (aggregates) {
      section.required("aggregation_interval", Words.DURATION_EXPECTED);
    }
    Optional<Schedule> schedule = ScheduleReader.read(section, tile);
    Materialization materialization = readMaterialization(section);
    if (featuresRight && features.stream().noneMatch(f -> f instanceof Feature.Attribute)) {
      section.optional("ttl").ifPresent(v -> v.reject("no ttl, as it concerns attributes only"));
    }
    if (viewEntities.isEmpty() || rows.isEmpty() || schedule.isEmpty()) {
      return Optional.empty();
    }
    FeatureView view =
        new FeatureView(
            name,
            FeatureView.Kind.BATCH,
            viewEntities.get(),
            rows.get(),
            schedule.get(),
            materialization,
            features);
    groups.add(view, section);
    return Optional.of(view);
  }

  /** Nothing when one of them is unknown or wrong. */
  private Optional<List<Entity>> readEntities(Section section) {
    List<Entity> found = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    List<Value> references = section.requiredElements("entities", "a list of entities' names");
    for (Value reference : references) {
      Optional<Entity> entity = entities.resolve(reference);
      if (entity.isPresent()) {
        found.add(entity.get());
        for (JoinKey key : entity.get().joinKeys()) {
          if (!keys.add(key.name())) {
            reference.reject("entities without a common join key; " + key.name() + " is in two");
          }
        }
      }
    }
    return found.size() == references.size() ? Optional.of(found) : Optional.empty();
  }

  private Optional<Rows> readRows(Section section) {
    Optional<DataSource> source =
        section.required("source", "the name of a data source").flatMap(dataSources::resolve);
    String sql = "a Spark SQL query";
    Optional<String> transformation =
        section.required("transformation", sql).flatMap(value -> value.text(sql));
    Optional<String> timestamp =
        section
            .required("timestamp_field", "a column of the transformation's output")
            .flatMap(Words::column);
    Set<String> tieBreaker = new LinkedHashSet<>();
    section.optional("tie_breaker").ifPresent(list -> readColumns(list, tieBreaker));
    if (source.isEmpty() || transformation.isEmpty() || timestamp.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rows(source.get(), transformation.get(), timestamp.get(), List.copyOf(tieBreaker)));
  }

  private static void readColumns(Value list, Set<String> columns) {
    for (Value element : list.elements("a list of columns")) {
      Optional<String> column = Words.column(element);
      if (column.isPresent() && !columns.add(column.get())) {
        element.reject("each column once");
      }
    }
  }

  private Materialization readMaterialization(Section section) {
    boolean online = section.optional("online").flatMap(Value::flag).orElse(false);
    boolean offline = section.optional("offline").flatMap(Value::flag).orElse(false);
    Optional<Long> ttl = section.optional("ttl").flatMap(Words::duration).map(Interval::micros);
    Optional<Value> written = LoadTypes.written(section);
    LoadType loadType = LoadTypes.read(written).orElse(defaultLoadType);
    if (loadType == LoadType.BULK && !offline) {
      written.ifPresent(v -> v.reject("ROW_BY_ROW, or offline: true beside it"));
      if (written.isEmpty() && online) {
        section.required(
            "offline", "true, as this repository's views load in BULK unless they say otherwise");
        section
            .optional("offline")
            .ifPresent(
                v ->
                    v.reject(
                        "true, as this repository's views load in BULK unless they say otherwise"));
      }
    }
    Optional<String> group = section.optional("table_group").flatMap(Words::name);
    return new Materialization(online, offline, loadType, ttl, group);
  }
}
