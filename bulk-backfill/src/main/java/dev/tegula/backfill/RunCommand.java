package dev.tegula.backfill;

import dev.tegula.backfill.run.BackfillSettings;
import dev.tegula.backfill.run.Forward;
import dev.tegula.backfill.run.Selection;
import dev.tegula.backfill.run.Start;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill run}. */
@Command(
    name = "run",
    description =
        "Computes all intervals, consolidates them to one row per entity, loads the rows into new tables and makes these active",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Mixin private SelectionOptions options = new SelectionOptions();

  @Mixin private LoadOptions loading = new LoadOptions();

  @Option(names = "--bucket", required = true, description = "S3 bucket of the import objects")
  private String bucket = "";

  @Option(names = "--prefix", defaultValue = "", description = "prefix of their keys")
  private String prefix = "";

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "DIR",
      description = "offline store: a folder or Hadoop URI; committed intervals are used again")
  private String stage = "";

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Spark jobs at once (default: one per processor)")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--keep-objects",
      paramLabel = "DIR",
      description =
          "also put the import objects there, for a server with --store memory --load DIR")
  private @Nullable Path keepObjects;

  @Option(names = "--restart", description = "abandon an unfinished backfill and begin anew")
  private boolean restart;

  @Option(
      names = "--estimate",
      paramLabel = "FILE",
      description = "what estimate --json has printed; stands beside the metered bill")
  private @Nullable Path estimate;

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Selection selection = options.selection();
    return new Runner(spec, json, estimate)
        .run(
            new BackfillSettings(
                selection.repo(),
                selection.views(),
                stage,
                selection.aws(),
                bucket,
                prefix,
                parallelism,
                Optional.ofNullable(keepObjects),
                loading.choices(),
                restart ? Start.ANEW : Start.NEW,
                Forward.NONE));
  }
}
