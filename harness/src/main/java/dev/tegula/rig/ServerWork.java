package dev.tegula.rig;

import dev.tegula.result.ScenarioDetail;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server, or several together, did between two readings of their metrics, by their own
 * account.
 *
 * @param seconds between the readings
 * @param requests that it answered; null when it does not count them
 * @param rowsRead from its store
 * @param cpuSeconds of its process; null when it does not tell
 * @param phaseSeconds time spent, by phase of a request; empty when it does not tell
 */
record ServerWork(
    double seconds,
    @Nullable Double requests,
    double rowsRead,
    @Nullable Double cpuSeconds,
    SortedMap<String, Double> phaseSeconds) {

  private static final String REQUESTS = "tegula_requests_total";
  private static final String CPU = "process_cpu_seconds_total";
  private static final String PHASES = "tegula_phase_seconds_total";

  /**
   * The difference of two pages.
   *
   * @throws IllegalArgumentException when a counter of the second is below that of the first
   */
  static ServerWork between(MetricsPage first, MetricsPage last, double seconds) {
    SortedMap<String, Double> before = first.by(PHASES, "phase");
    SortedMap<String, Double> phases = new TreeMap<>(last.by(PHASES, "phase"));
    before.forEach(
        (phase, spent) -> phases.put(phase, grown(PHASES, spent, phases.getOrDefault(phase, 0.0))));
    double rows =
        Objects.requireNonNull(
            difference(first, last, MetricsPage.STORE_READS), MetricsPage.STORE_READS);
    return new ServerWork(
        seconds, difference(first, last, REQUESTS), rows, difference(first, last, CPU), phases);
  }

  /**
   * What two servers did. Of figures that one of them does not tell there is no sum; the time is
   * the longer one.
   */
  ServerWork plus(ServerWork other) {
    SortedMap<String, Double> phases = new TreeMap<>(phaseSeconds);
    other.phaseSeconds.forEach((phase, spent) -> phases.merge(phase, spent, Double::sum));
    return new ServerWork(
        Math.max(seconds, other.seconds),
        sum(requests, other.requests),
        rowsRead + other.rowsRead,
        sum(cpuSeconds, other.cpuSeconds),
        phases);
  }

  /** The same, by request. */
  ScenarioDetail.Server perRequest() {
    SortedMap<String, Double> phases = new TreeMap<>();
    if (requests == null || requests == 0) {
      return new ScenarioDetail.Server(requests, null, null, phases);
    }
    double count = requests;
    phaseSeconds.forEach((phase, spent) -> phases.put(phase, spent * 1e6 / count));
    return new ScenarioDetail.Server(
        requests, rowsRead / count, cpuSeconds == null ? null : cpuSeconds * 1e6 / count, phases);
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null ? null : Double.valueOf(one + other);
  }

  private static @Nullable Double difference(MetricsPage first, MetricsPage last, String name) {
    Double after = last.sum(name);
    Double before = first.sum(name);
    return after == null ? null : Double.valueOf(grown(name, before == null ? 0 : before, after));
  }

  private static double grown(String name, double before, double after) {
    if (after < before) {
      throw new IllegalArgumentException(
          name
              + ": counters went back, from "
              + before
              + " to "
              + after
              + " (was the server restarted?)");
    }
    return after - before;
  }
}
