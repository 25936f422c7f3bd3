package dev.tegula.result;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One load scenario: {@code scenario-NAME.json} of a result directory, beside {@code
 * scenario-NAME.hdr} with the histograms. All figures are of the measured window; the warm-up is
 * only in the histogram log.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param name lower-case letters, digits, dots and hyphens; names the files
 * @param store what the server read from, for people ({@code DynamoDB Local}, {@code memory})
 * @param purpose what the row is for, for people ({@code correctness only: the emulator measures
 *     itself})
 * @param targetServiceQps service requests a second (FS-QPS) that were asked for
 * @param achievedServiceQps right answers that arrived within the window, by its length
 * @param targetStoreQps store reads a second (DDB-QPS) that were asked for; null when only FS-QPS
 *     was
 * @param achievedStoreQps rows that the server read from its store within the window, by its own
 *     counter
 * @param seconds length of the measured window
 * @param requests requests that were due in the window
 * @param errorsByClass requests without a right answer, by reason; classes without any are left out
 * @param errorRate errors by requests
 * @param errorRateUpper95 one-sided 95 % upper bound of it, Clopper-Pearson ({@code
 *     docs/methodology.md})
 * @param latency from intended start to complete answer, of right answers and of time-outs
 * @param lateness of the generator itself: from intended start to sending
 * @param series one entry for each second of the window, in order
 * @param curve the latency distribution, thinned for plotting, ascending
 * @param reasons why it failed; empty otherwise
 */
public record ScenarioResult(
    int schemaVersion,
    String name,
    String store,
    Mark mark,
    String purpose,
    double targetServiceQps,
    double achievedServiceQps,
    @Nullable Double targetStoreQps,
    double achievedStoreQps,
    double seconds,
    long requests,
    SortedMap<ErrorClass, Long> errorsByClass,
    double errorRate,
    double errorRateUpper95,
    LatencyNanos latency,
    LatenessNanos lateness,
    List<Second> series,
    List<CurvePoint> curve,
    boolean sameHost,
    Status status,
    List<String> reasons) {

  public static final int SCHEMA_VERSION = 1;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  public ScenarioResult {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    requireName(name);
    errorsByClass = new TreeMap<>(errorsByClass);
    series = List.copyOf(series);
    curve = List.copyOf(curve);
    reasons = List.copyOf(reasons);
    if ((status == Status.FAILED) == reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "reasons: " + reasons + " (expected: at least one exactly when status is FAILED)");
    }
  }

  /**
   * Checks the name of a scenario.
   *
   * @throws IllegalArgumentException when it cannot name files
   */
  public static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: " + name + " (expected: lower-case letters, digits, dots and hyphens)");
    }
  }

  /** Requests without a right answer. */
  public static long errors(Map<ErrorClass, Long> errorsByClass) {
    return errorsByClass.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Percentiles in nanoseconds.
   *
   * @param n how many values they stand for; all others are 0 when it is 0
   */
  public record LatencyNanos(long p50, long p90, long p95, long p99, long p999, long max, long n) {}

  /** Percentiles in nanoseconds. */
  public record LatenessNanos(long p50, long p99, long max) {}

  /**
   * What happened to the requests whose intended start lies in one second.
   *
   * @param second counted from the start of the measured window, from 0
   * @param requests due in it
   * @param errors of them, whenever they came
   * @param p50 of their latency, nanoseconds
   * @param p99 of their latency, nanoseconds
   * @param max of their latency, nanoseconds
   */
  public record Second(int second, long requests, long errors, long p50, long p99, long max) {}

  /**
   * A point of the distribution.
   *
   * @param percentile 0 to 100
   * @param nanos the latency that so many per cent do not exceed
   */
  public record CurvePoint(double percentile, long nanos) {}
}
