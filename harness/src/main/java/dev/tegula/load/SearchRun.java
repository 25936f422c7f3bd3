package dev.tegula.load;

import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult;
import dev.tegula.result.SearchResult.Trial;
import dev.tegula.result.Status;
import dev.tegula.rig.LoadPlan;
import dev.tegula.rig.Measurement;
import dev.tegula.rig.RateSearch;
import dev.tegula.rig.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks for the largest rate that a target holds. For one search, on one thread. */
final class SearchRun {

  /** The published service level. */
  static final long P99_LIMIT_NANOS = 100_000_000;

  private static final Duration SHORT_WINDOW = Duration.ofSeconds(10);
  private static final Duration SHORT_WARMUP = Duration.ofSeconds(2);

  private final Runner runner;
  private final DoubleFunction<LoadPlan> plans;
  private final StopSignal stop;
  private final PrintWriter err;
  private @Nullable Measurement proof;

  /** Runs a plan once. */
  interface Runner {
    Measurement run(LoadPlan plan) throws IOException, InterruptedException;
  }

  /**
   * A search.
   *
   * @param plans the whole plan for a rate
   * @param err where each trial is told
   */
  SearchRun(Runner runner, DoubleFunction<LoadPlan> plans, StopSignal stop, PrintWriter err) {
    this.runner = runner;
    this.plans = plans;
    this.stop = stop;
    this.err = err;
  }

  /** Searches, beginning with a rate. */
  SearchResult search(double from, Measurement.Labels labels)
      throws IOException, InterruptedException {
    RateSearch search = new RateSearch((rate, whole) -> trial(rate, whole, labels));
    Double largest = search.search(from);
    return new SearchResult(
        SearchResult.SCHEMA_VERSION,
        labels.name(),
        labels.store(),
        labels.mark(),
        P99_LIMIT_NANOS,
        plans.apply(from).duration().toMillis() / 1e3,
        largest,
        search.trials());
  }

  /** The last run over the whole window; null when there was none. */
  @Nullable Measurement proof() {
    return proof;
  }

  private @Nullable Trial trial(double rate, boolean whole, Measurement.Labels labels)
      throws IOException, InterruptedException {
    LoadPlan plan = plans.apply(rate);
    LoadPlan tried = whole ? plan : plan.within(SHORT_WARMUP, SHORT_WINDOW);
    Measurement measurement = runner.run(tried);
    if (whole) {
      proof = measurement;
    }
    if (stop.reason() != null) {
      return null;
    }
    ScenarioResult result = measurement.result(labels);
    Trial trial = new Trial(rate, result.seconds(), result.latency().p99(), why(result));
    err.println(
        String.format(
            Locale.ROOT,
            "%.1f/s for %.0f s: p99 %.3f ms, %s",
            rate,
            trial.seconds(),
            trial.p99() / 1e6,
            trial.held() ? "held" : trial.why()));
    return trial;
  }

  static String why(ScenarioResult result) {
    if (result.status() == Status.FAILED) {
      return result.reasons().get(0);
    }
    long errors = ScenarioResult.errors(result.errorsByClass());
    if (errors > 0) {
      return errors + " errors";
    }
    return result.latency().p99() < P99_LIMIT_NANOS ? "" : "p99 not below 100 ms";
  }
}
