package dev.tegula.backfill.consolidate;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** The Spark task that turns a sorted partition of one view into one import object. */
final class ViewWriter
    implements Function2<Integer, Iterator<InternalRow>, Iterator<PartitionWriter.Written>> {

  private static final long serialVersionUID = 1L;

  private final EntityTask task;
  private final PartitionWriter writer;

  ViewWriter(EntityTask task, PartitionWriter writer) {
    this.task = task;
    this.writer = writer;
  }

  @Override
  public Iterator<PartitionWriter.Written> call(Integer partition, Iterator<InternalRow> rows)
      throws IOException {
    EntityRows items = task.rows(partition, rows);
    return List.of(writer.write(partition, items, () -> new long[] {items.rowsRead()})).iterator();
  }
}
