package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.stage.StagedColumns;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a view's rows into an existing table, one interval after the other, as one Spark job each.
 * Writing an interval again is harmless as long as no later one has been written.
 */
public final class RowByRow {

  private static final String TOUCHED = "#touched";

  private final SparkSession spark;
  private final Consolidation consolidation;

  public RowByRow(SparkSession spark, Consolidation consolidation) {
    this.spark = spark;
    this.consolidation = consolidation;
  }

  /**
   * The whole history, oldest interval first. A view of attributes only gets every one of its rows
   * written in time order, so that the latest wins; of any other view, an interval's end finds the
   * rows of all entities with rows in that interval rebuilt.
   */
  public RowWrites writeHistory(Consolidation.Input input, TableTarget target) {
    RowWrites all = RowWrites.NONE;
    List<StagedInterval> oldestFirst =
        input.staged().stream()
            .sorted(Comparator.comparingLong(staged -> staged.interval().startMicros()))
            .toList();
    for (int i = 0; i < oldestFirst.size(); i++) {
      Consolidation.Input upToHere =
          input.upTo(oldestFirst.subList(0, i + 1), oldestFirst.get(i).interval().endMicros());
      all =
          all.then(
              attributesOnly(input.view())
                  ? everyRow(upToHere, oldestFirst.get(i), target)
                  : writeLatest(upToHere, oldestFirst.get(i).interval(), target));
    }
    return all;
  }

  /**
   * The rows at the input's leading edge of those entities that have staged rows in an interval,
   * each once. All other rows of the table are already what they would be at that edge.
   */
  public RowWrites writeLatest(
      Consolidation.Input input, BackfillInterval interval, TableTarget target) {
    String[] paths = input.staged().stream().map(StagedInterval::path).toArray(String[]::new);
    WindowHorizon horizon = WindowHorizon.of(input.view(), input.oldestEdgeMicros());
    Dataset<Row> all = Consolidation.needed(spark.read().parquet(paths), input.view(), horizon);
    Dataset<Row> touched = touched(spark.read().parquet(paths), input.view(), interval);
    Column sameEntity =
        StagedColumns.of(input.view()).keys().stream()
            .map(key -> Consolidation.quoted(key).equalTo(Consolidation.quoted(TOUCHED + key)))
            .reduce(Column::and)
            .orElseThrow();
    Dataset<Row> sorted =
        consolidation.byEntity(all.join(touched, sameEntity, "left_semi"), input.view(), lanes());
    EntityTask task = new EntityTask(input, sorted.columns(), lanes());
    return write(sorted, new RowWriting(task, target, RowWriting.Kind.ONE_PER_ENTITY));
  }

  /** How many entities have staged rows in an interval. */
  public long touched(Consolidation.Input input, BackfillInterval interval) {
    String[] paths = input.staged().stream().map(StagedInterval::path).toArray(String[]::new);
    return touched(spark.read().parquet(paths), input.view(), interval).count();
  }

  private static Dataset<Row> touched(
      Dataset<Row> staged, FeatureView view, BackfillInterval interval) {
    Column time = Consolidation.quoted(view.rows().timestampField());
    Column[] keys =
        StagedColumns.of(view).keys().stream()
            .map(key -> Consolidation.quoted(key).as(TOUCHED + key))
            .toArray(Column[]::new);
    return staged
        .filter(
            time.geq(BackfillInterval.instant(interval.startMicros()))
                .and(time.lt(BackfillInterval.instant(interval.endMicros()))))
        .select(keys)
        .distinct();
  }

  private RowWrites everyRow(
      Consolidation.Input input, StagedInterval interval, TableTarget target) {
    Dataset<Row> inTime =
        consolidation
            .byKey(spark.read().parquet(interval.path()), input.view(), lanes())
            .sortWithinPartitions(
                Consolidation.canonicalOrder(input.view()).toArray(Column[]::new));
    EntityTask task = new EntityTask(input, inTime.columns(), lanes());
    return write(inTime, new RowWriting(task, target, RowWriting.Kind.EVERY_ROW));
  }

  private static RowWrites write(Dataset<Row> rows, RowWriting writing) {
    return rows
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsWithIndex(writing, false)
        .collect()
        .stream()
        .reduce(RowWrites.NONE, RowWrites::beside);
  }

  /** Writers at once: writing waits for answers more than it works. */
  private int lanes() {
    return spark.sparkContext().defaultParallelism();
  }

  private static boolean attributesOnly(FeatureView view) {
    return view.features().stream().allMatch(Feature.Attribute.class::isInstance);
  }
}
