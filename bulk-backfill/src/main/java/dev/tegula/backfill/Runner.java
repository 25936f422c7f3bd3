package dev.tegula.backfill;

import dev.tegula.backfill.estimate.BilledReport;
import dev.tegula.backfill.estimate.Bills;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.run.BackfillRun;
import dev.tegula.backfill.run.BackfillSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a backfill, to its end or until the process is told to stop, and tells what became of it.
 */
final class Runner {

  private final CommandSpec spec;
  private final boolean json;
  private final @Nullable Path estimate;

  /**
   * @param json whether reports are for machines
   * @param estimate what {@code estimate --json} has printed before; null when there is none
   */
  Runner(CommandSpec spec, boolean json, @Nullable Path estimate) {
    this.spec = spec;
    this.json = json;
    this.estimate = estimate;
  }

  Progress progress() {
    return new Progress(spec.commandLine().getErr(), System.console() != null, System::nanoTime);
  }

  /** The exit code: 0 when every view was published. */
  int run(BackfillSettings settings) {
    Bills bills = Bills.of(settings.aws().effectiveRegion(), estimate);
    BackfillRun.Result result;
    try (BackfillRun run = new BackfillRun(settings, Clock.systemUTC(), progress())) {
      Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop backfill"));
      result = run.run();
    }
    print(result.reports().stream().map(bills::billed).toList());
    PrintWriter err = spec.commandLine().getErr();
    result.failures().forEach(failure -> err.println("tegula backfill: " + failure));
    return result.failures().isEmpty() ? 0 : 1;
  }

  private void print(List<BilledReport> reports) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonOutput.print(out, reports);
      return;
    }
    for (BilledReport billed : reports) {
      ViewReport report = billed.report();
      out.println(
          String.format(
              Locale.ROOT,
              "%-28s %-9s %,12d rows in, %,10d written, %,14d bytes imported, table %s",
              report.view(),
              report.state(),
              report.rowsIn(),
              report.rowsConsolidated(),
              report.uncompressedBytes(),
              report.activeTable()));
      out.println(Bills.text(billed));
    }
    out.flush();
  }
}
