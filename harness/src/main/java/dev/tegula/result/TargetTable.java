package dev.tegula.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of microbenchmarks came to, beside what it was to reach: {@code targets.json} of a
 * result directory.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 */
public record TargetTable(int schemaVersion, List<Row> rows) {

  public static final int SCHEMA_VERSION = 1;

  public TargetTable {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    rows = List.copyOf(rows);
  }

  /** A table of the current version. */
  public static TargetTable of(List<Row> rows) {
    return new TargetTable(SCHEMA_VERSION, rows);
  }

  /**
   * One target.
   *
   * @param what is measured
   * @param unit of value and limit: {@code ×}, {@code × faster}, {@code B/op} or {@code B}
   * @param relation of the value to its limit
   * @param limit null when a value is only to be stated
   * @param value null when the run did not measure it
   * @param low end of the 95 % confidence interval over forks, null when there is none
   * @param high its other end
   */
  public record Row(
      String what,
      String unit,
      Relation relation,
      @Nullable Double limit,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high) {

    public Row {
      if ((relation == Relation.STATED) != (limit == null)) {
        throw new IllegalArgumentException(
            "limit: " + limit + " (expected: none exactly when the relation is STATED)");
      }
    }

    /** What the value says of the target. */
    public Outcome outcome() {
      if (value == null) {
        return Outcome.NOT_MEASURED;
      }
      if (limit == null) {
        return Outcome.STATED;
      }
      boolean met = holds(value, limit);
      if (low == null || high == null) {
        return isOfTimes() ? Outcome.NO_INTERVAL : met ? Outcome.MET : Outcome.SHORT;
      }
      boolean certain = holds(low, limit) == met && holds(high, limit) == met;
      if (met) {
        return certain ? Outcome.MET : Outcome.MET_WITHIN_ERROR;
      }
      return certain ? Outcome.SHORT : Outcome.SHORT_WITHIN_ERROR;
    }

    /** Times vary from fork to fork; bytes do not. */
    private boolean isOfTimes() {
      return unit.startsWith("×");
    }

    private boolean holds(double measured, double bound) {
      return relation == Relation.AT_MOST ? measured <= bound : measured >= bound;
    }
  }

  /** How a value is to lie to its limit. */
  public enum Relation {
    AT_MOST,
    AT_LEAST,
    /** No limit is set; the value is to be known. */
    STATED
  }

  /** What came of a target. */
  public enum Outcome {
    MET("met"),
    /** Met, but a part of the confidence interval is not. */
    MET_WITHIN_ERROR("met, within error"),
    /** Not met, but a part of the confidence interval is. */
    SHORT_WITHIN_ERROR("short, within error"),
    SHORT("short"),
    /** A ratio of times from too few forks to say. */
    NO_INTERVAL("no interval"),
    STATED("stated"),
    NOT_MEASURED("not measured");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }
}
