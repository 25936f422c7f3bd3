package dev.tegula.backfill.consolidate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import dev.tegula.backfill.encode.FormatChoice;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ImportQuotas;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.stage.StagedColumns;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

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

  /** A quarter of what an object may hold: keys spread over objects by chance. */
  private static final long ROWS_PER_OBJECT = ImportQuotas.MOST_ITEMS_PER_OBJECT / 4;

  private static final int FEWEST_OBJECTS = 4;

  private static final int SAMPLED_ROWS = 2_000;

  private final SparkSession spark;
  private final long seed;

  /**
   * @param seed decides the order of the keys
   */
  public Consolidation(SparkSession spark, long seed) {
    this.spark = spark;
    this.seed = seed;
  }

  /**
   * All staged intervals of a view.
   *
   * @param leadingEdgeMicros where they end
   * @param oldestEdgeMicros the oldest edge that the rows must serve: another than the leading one
   *     where readers see them before that is published
   * @param expiry empty for rows that stay
   */
  public record Input(
      FeatureView view,
      List<StagedInterval> staged,
      long leadingEdgeMicros,
      long oldestEdgeMicros,
      Optional<RowExpiry> expiry) {

    public Input {
      staged = List.copyOf(staged);
    }

    /** For rows that stay. */
    public Input(
        FeatureView view,
        List<StagedInterval> staged,
        long leadingEdgeMicros,
        long oldestEdgeMicros) {
      this(view, staged, leadingEdgeMicros, oldestEdgeMicros, Optional.empty());
    }

    /** True when readers see the rows before their leading edge is published. */
    boolean carried() {
      return oldestEdgeMicros < leadingEdgeMicros;
    }

    /** For rows that nobody reads before their leading edge is published. */
    public Input(FeatureView view, List<StagedInterval> staged, long leadingEdgeMicros) {
      this(view, staged, leadingEdgeMicros, leadingEdgeMicros);
    }

    /** For rows that nobody reads before their leading edge is published, and that may expire. */
    public Input(
        FeatureView view,
        List<StagedInterval> staged,
        long leadingEdgeMicros,
        Optional<RowExpiry> expiry) {
      this(view, staged, leadingEdgeMicros, leadingEdgeMicros, expiry);
    }

    /** The same up to an earlier edge. */
    Input upTo(List<StagedInterval> earlier, long edgeMicros) {
      return new Input(view, earlier, edgeMicros, edgeMicros, expiry);
    }
  }

  /**
   * Builds and places the view's rows; the objects come in no particular order.
   *
   * @throws BackfillException when an item is too large, or when not every staged row was read
   */
  public List<ImportObject> run(Input input, Placement placement) {
    String[] paths = input.staged().stream().map(StagedInterval::path).toArray(String[]::new);
    WindowHorizon horizon = WindowHorizon.of(input.view(), input.oldestEdgeMicros());
    int objects = objects(input.staged());
    Dataset<Row> sorted =
        byEntity(needed(spark.read().parquet(paths), input.view(), horizon), input.view(), objects);
    List<PartitionWriter.Written> written =
        sorted
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsWithIndex(
                new ViewWriter(
                    new EntityTask(input, sorted.columns(), objects),
                    new PartitionWriter(placement)),
                false)
            .collect();
    if (horizon.needsEverything()) {
      requireAll(input, PartitionWriter.rowsRead(written, 0));
    }
    List<ImportObject> placed =
        written.stream().flatMap(partition -> partition.objects().stream()).toList();
    ImportQuotas.require(input.view().name(), placed);
    return placed;
  }

  /** Measures which format is the cheapest for the view's rows, on a few real ones. */
  public FormatChoice measureFormats(Input input) {
    Optional<StagedInterval> some =
        input.staged().stream().filter(interval -> interval.rows() > 0).findFirst();
    if (some.isEmpty()) {
      return FormatChoice.among(List.of());
    }
    Dataset<Row> sorted =
        byEntity(spark.read().parquet(some.get().path()).limit(SAMPLED_ROWS), input.view(), 1);
    EntityTask task = new EntityTask(input, sorted.columns(), 1);
    List<PackedItem> sample =
        sorted
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsWithIndex(
                (Integer partition, Iterator<InternalRow> rows) -> task.rows(partition, rows),
                false)
            .collect();
    return FormatChoice.among(sample);
  }

  /** In so many partitions, by hash; inside by entity, then canonically. */
  Dataset<Row> byEntity(Dataset<Row> staged, FeatureView view, int partitions) {
    return byKey(staged, view, partitions).sortWithinPartitions(entityOrder(view));
  }

  /** In so many partitions, by the seeded hash of the keys. */
  Dataset<Row> byKey(Dataset<Row> staged, FeatureView view, int partitions) {
    return staged
        .withColumn(HASH, hash(view))
        .repartitionById(partitions, pmod(col(HASH), lit(partitions)).cast("int"));
  }

  static void requireAll(Input input, long read) {
    long staged = input.staged().stream().mapToLong(StagedInterval::rows).sum();
    if (read != staged) {
      throw new BackfillException(
          "feature view %s: %d rows in the offline store (expected: %d, as committed)"
              .formatted(input.view().name(), read, staged));
    }
  }

  static Dataset<Row> needed(Dataset<Row> staged, FeatureView view, WindowHorizon horizon) {
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

  /** Hash, entity, then the canonical order of rows. */
  private static Column[] entityOrder(FeatureView view) {
    List<Column> order = new ArrayList<>();
    order.add(col(HASH));
    StagedColumns.of(view).keys().forEach(name -> order.add(quoted(name).asc_nulls_first()));
    order.addAll(canonicalOrder(view));
    return order.toArray(Column[]::new);
  }

  /** Time, tie breakers, canonical encoding. */
  static List<Column> canonicalOrder(FeatureView view) {
    StagedColumns columns = StagedColumns.of(view);
    Set<String> names = new LinkedHashSet<>();
    names.add(columns.timestamp());
    names.addAll(columns.tieBreakers());
    List<Column> order = new ArrayList<>();
    names.forEach(name -> order.add(quoted(name).asc_nulls_first()));
    order.add(CanonicalBytes.of(view));
    return order;
  }

  static int objects(List<StagedInterval> staged) {
    long bytes = staged.stream().mapToLong(StagedInterval::sizeBytes).sum();
    long rows = staged.stream().mapToLong(StagedInterval::rows).sum();
    long wanted = Math.max(bytes / STAGED_BYTES_PER_OBJECT, rows / ROWS_PER_OBJECT);
    return (int) Math.min(ImportQuotas.MOST_OBJECTS, Math.max(FEWEST_OBJECTS, wanted));
  }

  static Column quoted(String name) {
    return col("`" + name + "`");
  }
}
