package dev.tegula.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows a person which stage runs and how far it is: one line that changes on a terminal, plain
 * lines (a progress line at most every five seconds) elsewhere. Usable from any thread.
 */
final class StageDisplay {

  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;
  private static final int WIDTH = 110;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final int stages;
  private int stage;
  private String title = "";
  private long startedNanos;
  private long shownNanos;

  StageDisplay(PrintStream out, boolean terminal, LongSupplier nanoTime, int stages) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.stages = stages;
  }

  /** Announces the next stage. */
  synchronized void begin(String stageTitle) {
    stage++;
    title = stageTitle;
    startedNanos = nanoTime.getAsLong();
    shownNanos = startedNanos;
    if (terminal) {
      rewrite("...");
    } else {
      out.println(prefix());
    }
  }

  /** Shows a line of progress of the running stage. */
  synchronized void progress(String line) {
    long now = nanoTime.getAsLong();
    if (terminal) {
      rewrite(line);
    } else if (now - shownNanos >= PLAIN_INTERVAL_NANOS) {
      shownNanos = now;
      out.println("      " + line);
    }
  }

  /** Says what the stage came to. */
  synchronized void end(String outcome) {
    String line =
        String.format(
            Locale.ROOT, "%s  %s (%.1f s)", prefix(), outcome, secondsSince(startedNanos));
    if (terminal) {
      out.print("\r\u001b[K");
    }
    out.println(line);
  }

  /** Gives progress of the running stage under a name. */
  Consumer<String> watcher() {
    return this::progress;
  }

  private void rewrite(String line) {
    String text = prefix() + "  " + line;
    out.print("\r\u001b[K" + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
    out.flush();
  }

  private String prefix() {
    return String.format(Locale.ROOT, "[%d/%d] %-14s", stage, stages, title);
  }

  private double secondsSince(long nanos) {
    return (nanoTime.getAsLong() - nanos) / 1e9;
  }
}
