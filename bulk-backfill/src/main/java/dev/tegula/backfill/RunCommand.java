package dev.tegula.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.run.BackfillRun;
import dev.tegula.backfill.run.BackfillSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill run}. */
@Command(
    name = "run",
    description =
        "Computes all intervals, consolidates them to one row per entity, imports the rows into new tables and makes these active",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--repo",
      required = true,
      description = "feature repository: a folder or a YAML file")
  private Path repo = Path.of("");

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "feature view; may be repeated (default: all that load in bulk)")
  private List<String> views = new ArrayList<>();

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
      names = "--endpoint",
      paramLabel = "URL",
      description = "replaces AWS (default: AWS_ENDPOINT_URL, or AWS itself)")
  private @Nullable String endpoint;

  @Option(names = "--region", description = "AWS region (default: the SDK's standard chain)")
  private @Nullable String region;

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

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    BackfillSettings settings =
        new BackfillSettings(
            repo,
            views,
            stage,
            AwsAccess.of(endpoint, region, System.getenv()),
            bucket,
            prefix,
            parallelism,
            Optional.ofNullable(keepObjects));
    Progress progress =
        new Progress(spec.commandLine().getErr(), System.console() != null, System::nanoTime);
    BackfillRun.Result result;
    try (BackfillRun run = new BackfillRun(settings, Clock.systemUTC(), progress)) {
      Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop backfill"));
      result = run.run();
    }
    print(result.reports());
    PrintWriter err = spec.commandLine().getErr();
    result.failures().forEach(failure -> err.println("tegula backfill: " + failure));
    return result.failures().isEmpty() ? 0 : 1;
  }

  private void print(List<ViewReport> reports) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(reports));
    } else {
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
    }
    out.flush();
  }
}
