package dev.tegula.definition;

import dev.tegula.aggregate.Aggregations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A source, a transformation and the features that are read from its rows, refreshed on a schedule.
 *
 * @param entities at least one; their join keys, in this order, identify a row
 * @param features in declared order
 */
public record FeatureView(
    String name,
    Kind kind,
    List<Entity> entities,
    Rows rows,
    Schedule schedule,
    Materialization materialization,
    List<Feature> features) {

  public FeatureView {
    entities = List.copyOf(entities);
    features = List.copyOf(features);
  }

  /** Where a view's rows come from in time. */
  public enum Kind {
    BATCH,
    STREAM
  }

  /**
   * How source rows become rows of the view.
   *
   * @param timestampField a column of the transformation's output
   * @param tieBreaker columns that decide between rows of equal time: the greatest wins
   */
  public record Rows(
      DataSource source, String transformation, String timestampField, List<String> tieBreaker) {

    public Rows {
      tieBreaker = List.copyOf(tieBreaker);
    }
  }

  /** When a view is computed, and from when to when. Durations and instants in microseconds. */
  public record Schedule(
      Interval aggregationInterval,
      Interval batchSchedule,
      long maxBackfillIntervalMicros,
      long featureStartMicros,
      Optional<Long> manualTriggerBackfillEndMicros) {}

  /** A duration as its author wrote it. */
  public record Interval(String label, long micros) {}

  /**
   * Where a view's rows are kept and how they get there.
   *
   * @param tableGroup the views that it shares its table with; empty for a table of its own
   */
  public record Materialization(
      boolean online,
      boolean offline,
      LoadType loadType,
      Optional<Long> ttlMicros,
      Optional<String> tableGroup) {

    /** In a table of its own. */
    public Materialization(
        boolean online, boolean offline, LoadType loadType, Optional<Long> ttlMicros) {
      this(online, offline, loadType, ttlMicros, Optional.empty());
    }
  }

  /** How a backfill fills the online store. */
  public enum LoadType {
    BULK,
    ROW_BY_ROW
  }

  /** The join keys of all entities, in declared order. */
  public List<JoinKey> joinKeys() {
    return entities.stream().flatMap(entity -> entity.joinKeys().stream()).toList();
  }

  /** Every value that this view serves, in declared order, windows innermost. */
  public List<OutputFeature> outputs() {
    List<OutputFeature> outputs = new ArrayList<>();
    for (Feature feature : features) {
      if (feature instanceof Feature.Attribute attribute) {
        outputs.add(new OutputFeature(attribute.column(), attribute.type(), attribute, -1));
      } else if (feature instanceof Feature.Aggregate aggregate) {
        for (int w = 0; w < aggregate.windows().size(); w++) {
          outputs.add(
              new OutputFeature(
                  outputName(aggregate, aggregate.windows().get(w)),
                  Aggregations.named(aggregate.function())
                      .outputType(aggregate.type(), aggregate.parameters()),
                  aggregate,
                  w));
        }
      }
    }
    return outputs;
  }

  private String outputName(Feature.Aggregate aggregate, TimeWindow window) {
    String function = Aggregations.named(aggregate.function()).label(aggregate.parameters());
    return String.join(
        "_", aggregate.column(), function, window.label(), schedule.aggregationInterval().label());
  }

  /**
   * SHA-256, in hex, over everything that decides what a stored row of this view means. Two views
   * with the same hash serve the same rows; a row written under another hash must not be served.
   */
  public String definitionHash() {
    String meaning =
        String.join(
            "\n",
            name,
            kind.toString(),
            joinKeys().toString(),
            rows.transformation(),
            rows.timestampField(),
            rows.tieBreaker().toString(),
            schedule.aggregationInterval().toString(),
            String.valueOf(schedule.featureStartMicros()),
            featuresText());
    return sha256(meaning);
  }

  /** In hex. */
  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  private String featuresText() {
    StringBuilder text = new StringBuilder();
    for (OutputFeature output : outputs()) {
      text.append(output.name())
          .append(':')
          .append(output.feature().type().declaredName())
          .append("->")
          .append(output.type().declaredName())
          .append(';');
      if (output.feature() instanceof Feature.Aggregate aggregate) {
        text.append(new java.util.TreeMap<>(aggregate.parameters()))
            .append(aggregate.windows().get(output.windowIndex()));
      }
    }
    return text.toString();
  }
}
