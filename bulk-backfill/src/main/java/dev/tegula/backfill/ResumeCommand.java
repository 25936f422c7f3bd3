package dev.tegula.backfill;

import dev.tegula.backfill.run.BackfillSettings;
import dev.tegula.backfill.run.JournalledWork;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill resume}. */
@Command(
    name = "resume",
    description =
        "Goes on with what is unfinished; where it is staged and placed is in the journal",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @Mixin private SelectionOptions options = new SelectionOptions();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Spark jobs at once (default: one per processor)")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Runner runner = new Runner(spec, json, null);
    Optional<BackfillSettings> unfinished =
        new JournalledWork(options.selection(), parallelism, Clock.systemUTC()).unfinished();
    if (unfinished.isEmpty()) {
      runner.progress().say("nothing is unfinished");
      return 0;
    }
    return runner.run(unfinished.get());
  }
}
