package dev.tegula.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * What loading one view in each way would move.
 *
 * @param importBytes uncompressed, of the latest rows' lines in each format
 * @param objects that an import would read
 * @param latestWriteUnits for the latest row of each entity
 * @param rowByRowWriteUnits for every write of a row-by-row load
 * @param latest the latest rows
 */
public record LoadQuantities(
    Map<ImportLineFormat, Long> importBytes,
    long objects,
    long latestWriteUnits,
    long rowByRowWriteUnits,
    StoredItems latest) {

  /** Items that a table keeps. */
  public record StoredItems(long count, long itemBytes) {}

  public LoadQuantities {
    importBytes = Map.copyOf(new EnumMap<>(importBytes));
  }
}
