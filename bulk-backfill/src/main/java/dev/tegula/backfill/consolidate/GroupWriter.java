package dev.tegula.backfill.consolidate;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;

/** The Spark task that turns the merged parts of a partition into one import object. */
final class GroupWriter
    implements Function2<Integer, Iterator<GroupPart>, Iterator<PartitionWriter.Written>> {

  private static final long serialVersionUID = 1L;

  private final String group;
  private final int partitions;
  private final PartitionWriter writer;

  GroupWriter(String group, int partitions, PartitionWriter writer) {
    this.group = group;
    this.partitions = partitions;
    this.writer = writer;
  }

  @Override
  public Iterator<PartitionWriter.Written> call(Integer partition, Iterator<GroupPart> parts)
      throws IOException {
    GroupItems items = new GroupItems(group, parts, new UniqueKeys(partition, partitions));
    return List.of(writer.write(partition, items, items::rowsRead)).iterator();
  }
}
