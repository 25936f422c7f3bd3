package dev.tegula.backfill.encode;

import dev.tegula.backfill.report.BackfillException;
import java.util.List;

/** What one ImportTable takes at most, by AWS's documentation. */
public final class ImportQuotas {

  /** Objects of one import. */
  public static final int MOST_OBJECTS = 50_000;

  /** Items of one object; for small items, which packed rows may be. */
  public static final long MOST_ITEMS_PER_OBJECT = 4_000_000;

  /** Compressed bytes in flight, outside the three largest Regions, which take 15 TB. */
  public static final long MOST_BYTES = 1_000_000_000_000L;

  private ImportQuotas() {}

  /**
   * Fails when an import would not take these objects.
   *
   * @throws BackfillException naming the view and the quota
   */
  public static void require(String view, List<ImportObject> objects) {
    if (objects.size() > MOST_OBJECTS) {
      throw exceeded(view, "objects of one import", objects.size(), MOST_OBJECTS);
    }
    long bytes = 0;
    for (ImportObject object : objects) {
      bytes += object.compressedBytes();
      if (object.rows() > MOST_ITEMS_PER_OBJECT) {
        throw exceeded(view, "items of " + object.name(), object.rows(), MOST_ITEMS_PER_OBJECT);
      }
    }
    if (bytes > MOST_BYTES) {
      throw exceeded(view, "bytes of one import", bytes, MOST_BYTES);
    }
  }

  private static BackfillException exceeded(String view, String what, long found, long most) {
    return new BackfillException(
        "feature view %s: %s: %d (expected: <= %d)".formatted(view, what, found, most));
  }
}
