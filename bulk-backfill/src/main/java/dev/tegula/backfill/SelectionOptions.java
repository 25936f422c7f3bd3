package dev.tegula.backfill;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.run.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has: which views, and where AWS is. */
final class SelectionOptions {

  @Option(
      names = "--repo",
      required = true,
      description = "feature repository: a folder or a YAML file")
  private Path repo = Path.of("");

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "feature view; may be repeated (default: all that are served online)")
  private List<String> views = new ArrayList<>();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "replaces AWS (default: AWS_ENDPOINT_URL, or AWS itself)")
  private @Nullable String endpoint;

  @Option(names = "--region", description = "AWS region (default: the SDK's standard chain)")
  private @Nullable String region;

  Selection selection() {
    return new Selection(repo, views, AwsAccess.of(endpoint, region, System.getenv()));
  }
}
