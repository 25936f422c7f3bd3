package dev.tegula.backfill;

import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.run.BackfillRun;
import dev.tegula.backfill.run.BackfillSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a backfill, to its end or until the process is told to stop, and tells what became of it.
 */
final class Runner {

  private final CommandSpec spec;
  private final boolean json;

  /**
   * @param json whether reports are for machines
   */
  Runner(CommandSpec spec, boolean json) {
    this.spec = spec;
    this.json = json;
  }

  Progress progress() {
    return new Progress(spec.commandLine().getErr(), System.console() != null, System::nanoTime);
  }

  /** The exit code: 0 when every view was published. */
  int run(BackfillSettings settings) {
    BackfillRun.Result result;
    try (BackfillRun run = new BackfillRun(settings, Clock.systemUTC(), progress())) {
      Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop backfill"));
      result = run.run();
    }
    print(result.reports());
    PrintWriter err = spec.commandLine().getErr();
    result.failures().forEach(failure -> err.println("tegula backfill: " + failure));
    return result.failures().isEmpty() ? 0 : 1;
  }

  private void print(List<ViewReport> reports) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonOutput.print(out, reports);
      return;
    }
    for (ViewReport report : reports) {
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
    }
    out.flush();
  }
}
