package dev.tegula.backfill;

import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.load.TableSettings;
import dev.tegula.backfill.load.TableSettings.Warm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rows are encoded and loaded, and what their table becomes. */
final class LoadOptions {

  @Option(
      names = "--import-format",
      paramLabel = "FORMAT",
      description = "DYNAMODB_JSON or ION (default: whichever an import bills less for)")
  private @Nullable ImportFormat format;

  @Option(
      names = "--import-compression",
      paramLabel = "COMPRESSION",
      defaultValue = "GZIP",
      description = "GZIP or NONE (default: ${DEFAULT-VALUE}); imports bill uncompressed bytes")
  private ImportCompression compression = ImportCompression.GZIP;

  @Option(
      names = "--error-budget",
      paramLabel = "ROWS",
      defaultValue = "0",
      description = "rows of a view that may be missing from its table (default: none)")
  private long errorBudget;

  @Option(
      names = "--point-in-time-recovery",
      description = "keep continuous backups of the new tables")
  private boolean pointInTimeRecovery;

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "tags the new tables")
  private Map<String, String> tags = new LinkedHashMap<>();

  @Option(
      names = "--warm-throughput",
      paramLabel = "READS,WRITES",
      description = "units a second that the new tables are made ready for; AWS bills it once")
  private @Nullable String warmThroughput;

  LoadChoices choices() {
    return new LoadChoices(
        format,
        compression,
        errorBudget,
        new TableSettings(pointInTimeRecovery, null, tags, warm(warmThroughput)));
  }

  private static @Nullable Warm warm(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,9},[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "warm-throughput: " + text + " (expected: READS,WRITES, such as 30000,4000)");
    }
    int comma = text.indexOf(',');
    return new Warm(
        Long.parseLong(text.substring(0, comma)), Long.parseLong(text.substring(comma + 1)));
  }
}
