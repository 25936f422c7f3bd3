package dev.tegula.backfill.estimate;

import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.PackedItemSize;
import dev.tegula.cost.RequestUnits;
import java.util.EnumMap;
import java.util.Map;

/** Sums over the sampled entities. Confined to one thread. */
final class Totals {

  private final Map<ImportLineFormat, Long> importBytes = new EnumMap<>(ImportLineFormat.class);
  private final boolean rowsExpire;
  long entities;
  long rows;
  long changedEntities;
  long items;
  long keyBytes;
  long itemBytes;
  long finalItemBytes;
  long writeUnits;
  long rowByRowWrites;
  long rowByRowWriteUnits;

  /**
   * @param rowsExpire whether every item has an expiry
   */
  Totals(boolean rowsExpire) {
    this.rowsExpire = rowsExpire;
  }

  /** The sizes of an entity's rows, whose key has so many bytes. */
  EntityReplay.Sizes under(long key) {
    return new EntityReplay.Sizes() {
      @Override
      public void latest(long rowBytes, long finalBytes) {
        items++;
        keyBytes += key;
        itemBytes += itemBytes(key, rowBytes);
        finalItemBytes += itemBytes(key, finalBytes);
        writeUnits += RequestUnits.write(itemBytes(key, rowBytes));
        for (ImportLineFormat format : ImportLineFormat.values()) {
          long expiry = rowsExpire ? ImportFormat.valueOf(format.name()).expiryBytes() : 0;
          importBytes.merge(
              format, new PackedItemSize(key, rowBytes).lineBytes(format) + expiry, Long::sum);
        }
      }

      @Override
      public void rowByRow(long rowBytes) {
        rowByRowWrites++;
        rowByRowWriteUnits += RequestUnits.write(itemBytes(key, rowBytes));
      }
    };
  }

  private long itemBytes(long key, long rowBytes) {
    return new PackedItemSize(key, rowBytes).itemBytes()
        + (rowsExpire ? PackedItem.EXPIRY_BYTES : 0);
  }

  long importBytes(ImportLineFormat format) {
    return importBytes.getOrDefault(format, 0L);
  }

  /** The mean item with a value of so many bytes in all. */
  PackedItemSize mean(long allItemBytes) {
    return items == 0
        ? new PackedItemSize(0, 0)
        : PackedItemSize.ofItem((allItemBytes + items - 1) / items, keyBytes / items);
  }
}
