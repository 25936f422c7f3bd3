package dev.tegula.backfill.consolidate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.stage.StagedColumns;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The consolidation of one view as one Spark job.
 *
 * <p>Rows are partitioned and sorted by a seeded hash of their keys, then by key, then canonically.
 * One shuffle thus does three things: it brings the rows of an entity together, in the order in
 * which {@link dev.tegula.tile.RowBuilder} wants them; it puts the entities into random order, as
 * an import of sorted keys would make one hot partition after another; and it makes uniqueness
 * checkable in passing. Sorting spills to disk, building streams: no entity is too large.
 */
public final class Consolidation {

  /** No column of a repository can have this name. */
  static final String HASH = "#hash";

  /** Staged bytes per object: some ten thousand rows make an object, some objects make a table. */
  private static final long STAGED_BYTES_PER_OBJECT = 32L << 20;

  private static final int FEWEST_OBJECTS = 4;
  private static final int MOST_OBJECTS = 50_000;

  private final SparkSession spark;
  private final long seed;

  /**
   * @param seed decides the order of the keys
   */
  public Consolidation(SparkSession spark, long seed) {
    this.spark = spark;
    this.seed = seed;
  }

  /** All staged intervals of a view. */
  public record Input(FeatureView view, List<StagedInterval> staged, long leadingEdgeMicros) {

    public Input {
      staged = List.copyOf(staged);
    }
  }

  /**
   * Builds and places the view's rows; the objects come in no particular order.
   *
   * @throws BackfillException when an item is too large, or when not every staged row was read
   */
  public List<ImportObject> run(Input input, Placement placement) {
    String[] paths = input.staged().stream().map(StagedInterval::path).toArray(String[]::new);
    WindowHorizon horizon = WindowHorizon.of(input.view(), input.leadingEdgeMicros());
    int objects = objects(input.staged());
    Dataset<Row> sorted =
        needed(spark.read().parquet(paths), input.view(), horizon)
            .withColumn(HASH, hash(input.view()))
            .repartitionById(objects, pmod(col(HASH), lit(objects)).cast("int"))
            .sortWithinPartitions(order(input.view()));
    List<PartitionWriter.Written> written =
        sorted
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsWithIndex(
                new PartitionWriter(input, sorted.columns(), objects, placement), false)
            .collect();
    if (horizon.needsEverything()) {
      requireAll(input, written);
    }
    return written.stream().flatMap(partition -> partition.objects().stream()).toList();
  }

  private static void requireAll(Input input, List<PartitionWriter.Written> written) {
    long staged = input.staged().stream().mapToLong(StagedInterval::rows).sum();
    long read = written.stream().mapToLong(PartitionWriter.Written::rowsRead).sum();
    if (read != staged) {
      throw new BackfillException(
          "feature view %s: %d rows in the offline store (expected: %d, as committed)"
              .formatted(input.view().name(), read, staged));
    }
  }

  private static Dataset<Row> needed(Dataset<Row> staged, FeatureView view, WindowHorizon horizon) {
    if (horizon.needsEverything()) {
      return staged;
    }
    return staged.filter(
        quoted(view.rows().timestampField())
            .geq(lit(BackfillInterval.instant(horizon.startMicros()))));
  }

  private Column hash(FeatureView view) {
    return xxhash64(
        Stream.concat(
                StagedColumns.of(view).keys().stream().map(Consolidation::quoted),
                Stream.of(lit(seed)))
            .toArray(Column[]::new));
  }

  /** Hash, entity, then the canonical order of rows: time, tie breakers, canonical encoding. */
  private static Column[] order(FeatureView view) {
    StagedColumns columns = StagedColumns.of(view);
    Set<String> names = new LinkedHashSet<>(columns.keys());
    names.add(columns.timestamp());
    names.addAll(columns.tieBreakers());
    List<Column> order = new ArrayList<>();
    order.add(col(HASH));
    names.forEach(name -> order.add(quoted(name).asc_nulls_first()));
    order.add(CanonicalBytes.of(view));
    return order.toArray(Column[]::new);
  }

  private static int objects(List<StagedInterval> staged) {
    long bytes = staged.stream().mapToLong(StagedInterval::sizeBytes).sum();
    return (int) Math.min(MOST_OBJECTS, Math.max(FEWEST_OBJECTS, bytes / STAGED_BYTES_PER_OBJECT));
  }

  private static Column quoted(String name) {
    return col("`" + name + "`");
  }
}
