package dev.tegula.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/** What a backfill came to, in a few words. */
final class BackfillSummary {

  private BackfillSummary() {}

  /**
   * Sums over the views.
   *
   * @param json the machine output of the backfill: one object per view
   */
  static String of(String json) throws IOException {
    long rowsIn = 0;
    long rowsWritten = 0;
    int views = 0;
    for (JsonNode view : new ObjectMapper().readTree(json)) {
      views++;
      rowsIn += view.required("rowsIn").asLong();
      rowsWritten += view.required("importedItemCount").asLong();
    }
    return String.format(
        Locale.ROOT, "%d views, %,d rows in, %,d rows written", views, rowsIn, rowsWritten);
  }
}
