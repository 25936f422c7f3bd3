package dev.tegula.load;

import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.ScenarioResult.LatencyNanos;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A scenario's figures for a person. */
final class ScenarioText {

  private ScenarioText() {}

  /**
   * The figures.
   *
   * @param answers how far answers were checked
   */
  static String of(ScenarioResult result, ScenarioDetail detail, String answers) {
    LatencyNanos latency = result.latency();
    return String.format(
            Locale.ROOT,
            "%s (%s): %s, %.1f of %.1f FS-QPS, %.1f DDB-QPS, %,d requests in %.1f s%n",
            result.name(),
            result.store(),
            result.status(),
            result.achievedServiceQps(),
            result.targetServiceQps(),
            result.achievedStoreQps(),
            result.requests(),
            result.seconds())
        + String.format(
            Locale.ROOT,
            "latency ms: p50 %.3f  p90 %.3f  p95 %.3f  p99 %.3f  p99.9 %.3f  max %.3f  (n %,d)%n",
            millis(latency.p50()),
            millis(latency.p90()),
            millis(latency.p95()),
            millis(latency.p99()),
            millis(latency.p999()),
            millis(latency.max()),
            latency.n())
        + String.format(
            Locale.ROOT,
            "  over the %d of %d seconds without a hiccup above %d ms: p50 %.3f  p99 %.3f  max %.3f  (n %,d)%n",
            detail.quiet().seconds(),
            result.series().size(),
            ScenarioDetail.QUIET_MILLIS,
            millis(detail.quiet().latency().p50()),
            millis(detail.quiet().latency().p99()),
            millis(detail.quiet().latency().max()),
            detail.quiet().latency().n())
        + String.format(
            Locale.ROOT,
            "hiccups of this machine ms: p50 %.3f  p99 %.3f  max %.3f%n",
            millis(detail.hiccups().p50()),
            millis(detail.hiccups().p99()),
            millis(detail.hiccups().max()))
        + String.format(
            Locale.ROOT,
            "generator lateness ms: p50 %.3f  p99 %.3f  max %.3f%n",
            millis(result.lateness().p50()),
            millis(result.lateness().p99()),
            millis(result.lateness().max()))
        + String.format(
            Locale.ROOT,
            "answers checked: %s; errors: %s, rate %.3g (95 %% upper bound %.3g), availability %.6f",
            answers,
            result.errorsByClass().isEmpty() ? "none" : result.errorsByClass(),
            result.errorRate(),
            result.errorRateUpper95(),
            detail.availability())
        + server(detail.server());
  }

  private static String server(ScenarioDetail.@Nullable Server server) {
    StringBuilder text = new StringBuilder();
    if (server != null && server.storeReadsPerRequest() != null) {
      text.append(
          String.format(
              Locale.ROOT, "%nby request: %.2f store reads", server.storeReadsPerRequest()));
      if (server.cpuMicrosPerRequest() != null) {
        text.append(String.format(Locale.ROOT, ", %.1f us CPU", server.cpuMicrosPerRequest()));
      }
      server
          .phaseMicrosPerRequest()
          .forEach(
              (phase, micros) ->
                  text.append(String.format(Locale.ROOT, ", %s %.1f us", phase, micros)));
    }
    return text.toString();
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
