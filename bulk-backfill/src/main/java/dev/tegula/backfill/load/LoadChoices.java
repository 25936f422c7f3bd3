package dev.tegula.backfill.load;

import dev.tegula.backfill.encode.FormatChoice;
import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a person may decide about a load. Travels through the journal as JSON.
 *
 * @param format null for the cheapest, see {@link FormatChoice}
 * @param errorBudget how many rows may be missing in the end
 * @param table what is set on the table when its rows are in
 */
public record LoadChoices(
    @Nullable ImportFormat format,
    ImportCompression compression,
    long errorBudget,
    TableSettings table) {

  /** The cheapest format, compressed; every row must arrive; a table as a new one is. */
  public static final LoadChoices DEFAULT =
      new LoadChoices(null, ImportCompression.GZIP, 0, TableSettings.NONE);

  public LoadChoices {
    if (errorBudget < 0) {
      throw new IllegalArgumentException("errorBudget: " + errorBudget + " (expected: >= 0)");
    }
  }
}
