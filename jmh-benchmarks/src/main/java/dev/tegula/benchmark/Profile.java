package dev.tegula.benchmark;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a run takes and how much of each benchmark it covers.
 *
 * @see #allValues()
 */
enum Profile {
  /** One short fork at the first value of every parameter: shows that everything works. */
  SMOKE(new Iterations(1, 2, 3, 200), false),
  /** Every value of every parameter, to publish. */
  CANONICAL(new Iterations(3, 3, 3, 300), true),
  /**
   * What the table of targets needs and nothing else, to publish. Its iterations are long, because
   * JMH itself allocates some kilobytes in each, which the bytes of a slow operation would show.
   */
  TARGETS(new Iterations(4, 2, 2, 1_000), true);

  /**
   * The course of a benchmark.
   *
   * @param millis of an iteration, warm-up or measured
   */
  record Iterations(int forks, int warmup, int measured, long millis) {

    TimeValue time() {
      return TimeValue.milliseconds(millis);
    }
  }

  private final Iterations iterations;
  private final boolean allValues;

  Profile(Iterations iterations, boolean allValues) {
    this.iterations = iterations;
    this.allValues = allValues;
  }

  Iterations iterations() {
    return iterations;
  }

  /** Whether parameters take all their values, or the first only. */
  boolean allValues() {
    return allValues;
  }
}
