package dev.tegula.backfill;

import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.run.Rollback;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill rollback}. */
@Command(
    name = "rollback",
    description = "Makes the table that was active before active again, at once",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

  @Mixin private SelectionOptions options = new SelectionOptions();

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Rollback.Result result = new Rollback(options.selection(), Clock.systemUTC()).run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonOutput.print(out, result.published());
    } else {
      result
          .published()
          .forEach(
              generation ->
                  out.println(
                      String.format(
                          Locale.ROOT,
                          "%-28s %s up to %s is active again, as generation %d",
                          generation.tableGroup(),
                          generation.location(),
                          BackfillInterval.instant(generation.leadingEdgeMicros()),
                          generation.number())));
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    result.failures().forEach(failure -> err.println("tegula backfill: " + failure));
    return result.failures().isEmpty() ? 0 : 1;
  }
}
