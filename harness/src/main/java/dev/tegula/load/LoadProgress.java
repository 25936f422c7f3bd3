package dev.tegula.load;

import dev.tegula.rig.LoadPlan;
import dev.tegula.rig.LoadRig;
import java.io.PrintWriter;
import java.util.Locale;

/** The progress of a load: how far, how fast, how long to go. */
final class LoadProgress {

  private static final double NANOS_PER_SECOND = 1e9;

  private LoadProgress() {}

  static Progress show(PrintWriter err, LoadRig rig, LoadPlan plan) {
    long startNanos = System.nanoTime();
    double total = plan.totalNanos() / NANOS_PER_SECOND;
    return Progress.show(
        err,
        Terminal.isInteractive(),
        () -> line(rig.progress(), (System.nanoTime() - startNanos) / NANOS_PER_SECOND, total));
  }

  static String line(LoadRig.Progress progress, double seconds, double total) {
    return String.format(
        Locale.ROOT,
        "%,d requests, %.0f/s, %,d errors, %.0f s left",
        progress.finished(),
        progress.finished() / Math.max(seconds, 1e-3),
        progress.failed(),
        Math.max(0, total - seconds));
  }
}
