package dev.tegula.backfill.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells a person how far a backfill is, in one line at most once a second: counts per step, rate
 * and time left. On a terminal the line replaces itself.
 */
public final class Progress {

  /** The steps, in order; intervals for the first, views for the others. */
  public enum Step {
    STAGED("intervals"),
    CONSOLIDATED("views"),
    LOADED("views"),
    PUBLISHED("views");

    private final String unit;

    Step(String unit) {
      this.unit = unit;
    }
  }

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NANOS_BETWEEN_LINES = 1_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private long startNanos;
  private final int[] totals = new int[Step.values().length];
  private final int[] done = new int[Step.values().length];
  private long lastNanos;
  private int lastLength;

  /**
   * @param terminal whether lines may replace each other
   * @param nanoClock as {@link System#nanoTime()}
   */
  public Progress(PrintWriter err, boolean terminal, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.lastNanos = startNanos;
  }

  public synchronized void expect(Step step, int count) {
    totals[step.ordinal()] = count;
  }

  public synchronized void expectMore(Step step, int count) {
    totals[step.ordinal()] += count;
  }

  /** From now on time counts for rate and time left. */
  public synchronized void begin() {
    startNanos = nanoClock.getAsLong();
    lastNanos = startNanos;
  }

  /** One more is done. */
  public synchronized void done(Step step) {
    done[step.ordinal()]++;
    long now = nanoClock.getAsLong();
    if (now - lastNanos >= NANOS_BETWEEN_LINES) {
      print(now);
    }
  }

  /** A line of its own, for example the end of a phase that has no count. */
  public synchronized void say(String line) {
    endLine();
    err.println("backfill: " + line);
    err.flush();
  }

  /** The last line, whatever the time. */
  public synchronized void finish() {
    print(nanoClock.getAsLong());
    endLine();
  }

  private void print(long now) {
    lastNanos = now;
    StringBuilder line = new StringBuilder("backfill:");
    int allDone = 0;
    int all = 0;
    for (Step step : Step.values()) {
      line.append(all == 0 ? " " : ", ")
          .append(step.toString().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(done[step.ordinal()])
          .append('/')
          .append(totals[step.ordinal()])
          .append(' ')
          .append(step.unit);
      allDone += done[step.ordinal()];
      all += totals[step.ordinal()];
    }
    double seconds = (now - startNanos) / NANOS_PER_SECOND;
    double rate = allDone / seconds;
    line.append(String.format(Locale.ROOT, "; %.0f s, %.1f steps/s", seconds, rate));
    if (allDone > 0 && allDone < all) {
      line.append(String.format(Locale.ROOT, ", about %.0f s left", (all - allDone) / rate));
    }
    if (terminal) {
      err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
      err.flush();
      lastLength = line.length();
    } else {
      err.println(line);
      err.flush();
    }
  }

  private void endLine() {
    if (terminal && lastLength > 0) {
      err.println();
      err.flush();
      lastLength = 0;
    }
  }
}
