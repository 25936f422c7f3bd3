package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ImportQuotas;
import dev.tegula.backfill.stage.StagedInterval;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The consolidation of the views of a packed table group as one Spark job. Each view's rows are
 * shuffled and built as {@link Consolidation} does it, by the same hash of the same keys and into
 * as many partitions; so an entity's rows of all views meet in one partition, in the same order,
 * and merging them is a walk in step.
 *
 * <p>Rows serve their generation's leading edge and no other: groups are carried forward by new
 * tables only.
 */
public final class GroupConsolidation {

  private final SparkSession spark;
  private final Consolidation consolidation;

  public GroupConsolidation(SparkSession spark, Consolidation consolidation) {
    this.spark = spark;
    this.consolidation = consolidation;
  }

  /**
   * Builds and places the group's items; the objects come in no particular order.
   *
   * @param members by their position in the group
   * @throws dev.tegula.backfill.report.BackfillException when an item is too large, or when not
   *     every staged row was read
   */
  public List<ImportObject> run(
      String group, List<Consolidation.Input> members, Placement placement) {
    int partitions =
        Consolidation.objects(
            members.stream().flatMap(member -> member.staged().stream()).toList());
    JavaRDD<GroupPart> parts = parts(members, 0, partitions);
    for (int member = 1; member < members.size(); member++) {
      parts = parts.zipPartitions(parts(members, member, partitions), GroupMerge::new);
    }
    List<PartitionWriter.Written> written =
        parts
            .mapPartitionsWithIndex(
                new GroupWriter(group, partitions, new PartitionWriter(placement)), false)
            .collect();
    for (int member = 0; member < members.size(); member++) {
      Consolidation.Input input = members.get(member);
      if (WindowHorizon.of(input.view(), input.oldestEdgeMicros()).needsEverything()) {
        Consolidation.requireAll(input, PartitionWriter.rowsRead(written, member));
      }
    }
    List<ImportObject> placed =
        written.stream().flatMap(partition -> partition.objects().stream()).toList();
    ImportQuotas.require(group, placed);
    return placed;
  }

  private JavaRDD<GroupPart> parts(List<Consolidation.Input> members, int member, int partitions) {
    Consolidation.Input input = members.get(member);
    String[] paths = input.staged().stream().map(StagedInterval::path).toArray(String[]::new);
    WindowHorizon horizon = WindowHorizon.of(input.view(), input.oldestEdgeMicros());
    Dataset<Row> sorted =
        consolidation.byEntity(
            Consolidation.needed(spark.read().parquet(paths), input.view(), horizon),
            input.view(),
            partitions);
    EntityTask task = EntityTask.forOneEdge(input, sorted.columns(), partitions);
    int all = members.size();
    return sorted
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsWithIndex(
            (partition, rows) -> new MemberParts(task.rows(partition, rows), member, all), false);
  }
}
