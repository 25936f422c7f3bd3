package dev.tegula.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a largest rate was looked for: {@code search-NAME.json}. The run that confirmed it is the
 * scenario of the same name.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param p99LimitNanos a rate whose 99th percentile is not below it is not held
 * @param windowSeconds how long the rate had to be held
 * @param largestRate service requests a second that were held so long; null when none was
 * @param trials in their order
 */
public record SearchResult(
    int schemaVersion,
    String name,
    String store,
    Mark mark,
    long p99LimitNanos,
    double windowSeconds,
    @Nullable Double largestRate,
    List<Trial> trials) {

  public static final int SCHEMA_VERSION = 1;

  public SearchResult {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    ScenarioResult.requireName(name);
    trials = List.copyOf(trials);
  }

  /**
   * One rate, tried.
   *
   * @param seconds length of its window
   * @param p99 of its latency, nanoseconds
   * @param why it was not held; empty when it was
   */
  public record Trial(double ratePerSecond, double seconds, long p99, String why) {

    /** Whether the rate was held. */
    @JsonIgnore
    public boolean held() {
      return why.isEmpty();
    }
  }
}
