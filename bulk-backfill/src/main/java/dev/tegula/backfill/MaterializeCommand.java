package dev.tegula.backfill;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.run.BackfillSettings;
import dev.tegula.backfill.run.Forward;
import dev.tegula.backfill.run.How;
import dev.tegula.backfill.run.JournalledWork;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code materialize}: later intervals. */
@Command(
    name = "materialize",
    description =
        "Carries backfilled views forward to the last complete interval, by row writes or by re-import, whichever is cheaper",
    mixinStandardHelpOptions = true)
final class MaterializeCommand implements Callable<Integer> {

  @Mixin private SelectionOptions options = new SelectionOptions();

  @Option(
      names = "--how",
      paramLabel = "HOW",
      description = "row-writes or refresh (default: whatever is cheaper)")
  private @Nullable String how;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "take no interval that ends later, for example 2013-12-15T00:00:00Z")
  private @Nullable Instant until;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Spark jobs at once (default: one per processor)")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--json",
      description = "one JSON object per view and publication on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Forward forward =
        new Forward(
            Optional.ofNullable(how).map(MaterializeCommand::parse),
            Optional.ofNullable(until)
                .map(instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    BackfillSettings settings =
        new JournalledWork(options.selection(), parallelism, Clock.systemUTC())
            .forward(forward)
            .orElseThrow(
                () ->
                    new BackfillException(
                        "journal: nothing was ever backfilled (expected: a backfill to carry forward; 'backfill run' makes one)"));
    return new Runner(spec, json, null).run(settings);
  }

  private static How parse(String text) {
    return switch (text) {
      case "row-writes" -> How.ROW_WRITES;
      case "refresh" -> How.REFRESH;
      default ->
          throw new IllegalArgumentException("how: " + text + " (expected: row-writes or refresh)");
    };
  }
}
