package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ObjectWriter;
import dev.tegula.backfill.encode.PackedItem;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkFiles;

/**
 * Makes one import object of a partition's items. A repeated task places the same object under the
 * same key.
 */
final class PartitionWriter implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Only so many objects are sampled, so that canaries do not grow with the data. */
  private static final int SAMPLED_OBJECTS = 8;

  private static final int CANARIES_PER_OBJECT = 2;

  /** What became of a partition: the staged rows that each view had, and at most one object. */
  record Written(long[] rowsRead, List<ImportObject> objects) implements Serializable {}

  private final Placement placement;

  PartitionWriter(Placement placement) {
    this.placement = placement;
  }

  /** The staged rows of a view, by its position, in all partitions. */
  static long rowsRead(List<Written> written, int member) {
    return written.stream().mapToLong(partition -> partition.rowsRead()[member]).sum();
  }

  /**
   * Writes the items and places their object.
   *
   * @param rowsRead asked when there are no more items
   */
  Written write(int partition, Iterator<PackedItem> items, Supplier<long[]> rowsRead)
      throws IOException {
    if (!items.hasNext()) {
      return new Written(rowsRead.get(), List.of());
    }
    Path folder = Path.of(SparkFiles.getRootDirectory());
    Path file = Files.createTempFile(folder, "import", ".object");
    try {
      ImportObject object = fill(file, items, partition);
      try (ObjectStore store = new ObjectStore(placement.aws(), placement.bucket())) {
        store.put(placement.prefix() + object.name(), file);
      }
      return new Written(rowsRead.get(), List.of(object));
    } finally {
      Files.delete(file);
    }
  }

  private ImportObject fill(Path file, Iterator<PackedItem> items, int partition)
      throws IOException {
    int canaries = partition < SAMPLED_OBJECTS ? CANARIES_PER_OBJECT : 0;
    try (ObjectWriter writer = new ObjectWriter(file, placement.encoding(), canaries)) {
      while (items.hasNext()) {
        writer.write(items.next());
      }
      return writer.finish(placement.encoding().objectName(partition));
    }
  }
}
