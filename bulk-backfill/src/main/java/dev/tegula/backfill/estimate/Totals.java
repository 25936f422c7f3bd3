package dev.tegula.backfill.estimate;

import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.PackedItemSize;
import dev.tegula.cost.RequestUnits;
import java.util.EnumMap;
import java.util.Map;

/** Sums over the sampled entities. Confined to one thread. */
final class Totals {

  private final Map<ImportLineFormat, Long> importBytes = new EnumMap<>(ImportLineFormat.class);
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

  /** The sizes of an entity's rows, whose key has so many bytes. */
  EntityReplay.Sizes under(long key) {
    return new EntityReplay.Sizes() {
      @Override
      public void latest(long rowBytes, long finalBytes) {
        PackedItemSize item = new PackedItemSize(key, rowBytes);
        items++;
        keyBytes += key;
        itemBytes += item.itemBytes();
        finalItemBytes += new PackedItemSize(key, finalBytes).itemBytes();
        writeUnits += RequestUnits.write(item.itemBytes());
        for (ImportLineFormat format : ImportLineFormat.values()) {
          importBytes.merge(format, item.lineBytes(format), Long::sum);
        }
      }

      @Override
      public void rowByRow(long rowBytes) {
        rowByRowWrites++;
        rowByRowWriteUnits += RequestUnits.write(new PackedItemSize(key, rowBytes).itemBytes());
      }
    };
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
