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
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The Spark task that turns a sorted partition into one import object. A repeated task places the
 * same object under the same key.
 */
final class PartitionWriter
    implements Function2<Integer, Iterator<InternalRow>, Iterator<PartitionWriter.Written>> {

  private static final long serialVersionUID = 1L;

  /** Only so many objects are sampled, so that canaries do not grow with the data. */
  private static final int SAMPLED_OBJECTS = 8;

  private static final int CANARIES_PER_OBJECT = 2;

  /** What became of a partition: the rows that it had, and at most one object. */
  record Written(long rowsRead, List<ImportObject> objects) implements Serializable {}

  private final EntityTask task;
  private final Placement placement;

  PartitionWriter(EntityTask task, Placement placement) {
    this.task = task;
    this.placement = placement;
  }

  @Override
  public Iterator<Written> call(Integer partition, Iterator<InternalRow> rows) throws IOException {
    EntityRows items = task.rows(partition, rows);
    if (!items.hasNext()) {
      return List.of(new Written(items.rowsRead(), List.of())).iterator();
    }
    Path folder = Path.of(SparkFiles.getRootDirectory());
    Path file = Files.createTempFile(folder, "import", ".object");
    try {
      ImportObject object = write(items, file, partition);
      try (ObjectStore store = new ObjectStore(placement.aws(), placement.bucket())) {
        store.put(placement.prefix() + object.name(), file);
      }
      return List.of(new Written(items.rowsRead(), List.of(object))).iterator();
    } finally {
      Files.delete(file);
    }
  }

  private ImportObject write(Iterator<PackedItem> items, Path file, int partition)
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
