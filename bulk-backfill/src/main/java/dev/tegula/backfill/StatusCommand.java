package dev.tegula.backfill;

import dev.tegula.backfill.report.StatusReport;
import dev.tegula.backfill.run.BackfillStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill status}. */
@Command(
    name = "status",
    description = "What is active, how fresh it is, and how far an unfinished backfill is",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin private SelectionOptions options = new SelectionOptions();

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<StatusReport> reports = new BackfillStatus(options.selection(), Clock.systemUTC()).read();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonOutput.print(out, reports);
    } else {
      reports.forEach(report -> print(out, report));
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, StatusReport report) {
    Long lag = report.lagSeconds();
    String active =
        lag == null
            ? "nothing is active"
            : String.format(
                Locale.ROOT,
                "%s up to %s, %s ago, generation %d",
                report.activeTable(),
                report.leadingEdge(),
                age(lag),
                report.generation());
    out.println(
        String.format(Locale.ROOT, "%-28s %-10s %s", report.view(), report.state(), active));
    if (report.state().equals("RUNNING")) {
      out.println("    by " + report.holder() + ", lease until " + report.leaseUntil());
    }
    if (report.step() != null && !report.state().equals("FINISHED")) {
      out.println(
          String.format(
              Locale.ROOT,
              "    %s reached %s at %s, %d of %d intervals staged",
              report.kind(),
              report.step(),
              report.stepAt(),
              report.intervalsStaged(),
              report.intervalsPlanned()));
    }
    if (report.failure() != null) {
      out.println("    attempt " + report.attempt() + " failed: " + report.failure());
    }
  }

  private static String age(long seconds) {
    Duration age = Duration.ofSeconds(seconds);
    return age.toDays() > 1
        ? age.toDays() + " days"
        : age.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
