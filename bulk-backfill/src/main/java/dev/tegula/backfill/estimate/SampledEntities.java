package dev.tegula.backfill.estimate;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.backfill.stage.StagedColumns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Some entities of a view with all of their rows. Entities are drawn by a hash of their keys, so
 * that the rows of an entity, its tiles and its latest row are whole: a sample of rows would miss
 * what consolidation saves. The source is read twice, first to count, but only the drawn rows are
 * kept.
 */
final class SampledEntities {

  /** Microseconds since the epoch; no column of a repository can have this name. */
  static final String MICROS = "#micros";

  private static final long SEED = 0x5a3b1e;

  /** Fewer would say little of the mean item, however many rows they have. */
  private static final long FEWEST_ENTITIES = 100;

  private static final double ENTITIES_DEVIATION = 0.01;
  private static final int PARTITIONS = 4;

  /** What the source holds within the planned range; entities are counted approximately. */
  record Counted(long rows, long rowsDroppedNullKey, long entities) {

    long keyedRows() {
      return rows - rowsDroppedNullKey;
    }
  }

  private final StagedColumns columns;
  private final Dataset<Row> planned;

  SampledEntities(SparkSession spark, BackfillPlan plan) {
    this.columns = StagedColumns.of(plan.view());
    Column time = quoted(columns.timestamp());
    BackfillInterval oldest = plan.newestFirst().get(plan.newestFirst().size() - 1);
    this.planned =
        IntervalStager.rows(spark, plan.view())
            .filter(
                time.geq(lit(BackfillInterval.instant(oldest.startMicros())))
                    .and(time.lt(lit(BackfillInterval.instant(plan.leadingEdgeMicros())))));
  }

  Counted counted() {
    Row counts =
        planned
            .agg(
                count(lit(1)),
                count(when(keyless(), 1)),
                approx_count_distinct(when(not(keyless()), hash(0)), ENTITIES_DEVIATION))
            .head();
    return new Counted(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  /** Of how many entities one is drawn, so that about a number of rows comes. */
  static long oneIn(Counted counted, long rows) {
    long byRows = (counted.keyedRows() + rows - 1) / rows;
    return Math.max(1, Math.min(byRows, counted.entities() / FEWEST_ENTITIES));
  }

  /** The rows of the drawn entities, one entity after the other, oldest row first. */
  Iterator<List<Row>> draw(long oneIn) {
    Dataset<Row> drawn =
        planned
            .filter(not(keyless()).and(pmod(hash(SEED), lit(oneIn)).equalTo(lit(0L))))
            .withColumn(MICROS, unix_micros(quoted(columns.timestamp())))
            .repartition(PARTITIONS, keys())
            .sortWithinPartitions(order());
    return new Groups(drawn.toLocalIterator(), columns.keys());
  }

  private Column keyless() {
    return Stream.of(keys()).map(Column::isNull).reduce(lit(false), Column::or);
  }

  private Column hash(long seed) {
    return xxhash64(Stream.concat(Stream.of(keys()), Stream.of(lit(seed))).toArray(Column[]::new));
  }

  private Column[] keys() {
    return columns.keys().stream().map(SampledEntities::quoted).toArray(Column[]::new);
  }

  private Column[] order() {
    Set<String> names = new LinkedHashSet<>(columns.keys());
    names.add(columns.timestamp());
    names.addAll(columns.tieBreakers());
    return names.stream().map(SampledEntities::quoted).toArray(Column[]::new);
  }

  private static Column quoted(String name) {
    return col("`" + name + "`");
  }

  /** Neighbours with equal keys. */
  private static final class Groups implements Iterator<List<Row>> {
    private final Iterator<Row> rows;
    private final List<String> keys;
    private List<Row> next = new ArrayList<>();

    Groups(Iterator<Row> rows, List<String> keys) {
      this.rows = rows;
      this.keys = keys;
      if (rows.hasNext()) {
        next.add(rows.next());
      }
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty();
    }

    @Override
    public List<Row> next() {
      List<Row> group = next;
      next = new ArrayList<>();
      while (rows.hasNext() && next.isEmpty()) {
        Row row = rows.next();
        (key(row).equals(key(group.get(0))) ? group : next).add(row);
      }
      return group;
    }

    private List<Object> key(Row row) {
      return keys.stream().map(row::<Object>getAs).toList();
    }
  }
}
