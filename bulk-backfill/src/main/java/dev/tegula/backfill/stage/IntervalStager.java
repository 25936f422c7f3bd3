package dev.tegula.backfill.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.stage.Stage.StageCounts;
import dev.tegula.definition.FeatureView;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** Computes intervals with Spark, one job each, and commits them to the offline store. */
public final class IntervalStager {

  private static final String TOTAL = "total";
  private static final String KEYLESS = "keyless";
  private static final String TIMELESS = "timeless";

  private final SparkSession spark;
  private final Stage stage;

  /**
   * @param spark knows the sources by {@link Sources#register}
   */
  public IntervalStager(SparkSession spark, Stage stage) {
    this.spark = spark;
    this.stage = stage;
  }

  /**
   * Fails when the view's transformation does not yield what the view declares.
   *
   * @throws BackfillException naming view, column, declared and actual type
   */
  public void check(FeatureView view) {
    new DeclaredTypes(view, Sources.transform(spark, view).schema()).check();
  }

  /**
   * The columns of {@link StagedColumns} of all rows of a view's transformation, as they are
   * staged.
   *
   * @throws BackfillException when it does not yield what the view declares
   */
  public static Dataset<Row> rows(SparkSession spark, FeatureView view) {
    Dataset<Row> transformed = Sources.transform(spark, view);
    Map<String, DataType> types = new DeclaredTypes(view, transformed.schema()).check();
    return transformed.select(
        StagedColumns.of(view).all().stream()
            .map(name -> quoted(name).cast(types.get(name)).as(name))
            .toArray(Column[]::new));
  }

  /**
   * The interval as committed before, or else computed and committed now.
   *
   * @param beforeCommit throws when this process may commit nothing any more: what another has
   *     committed meanwhile would be replaced
   * @throws BackfillException when rows lack a timestamp: they belong to no interval, and would
   *     vanish
   */
  public StagedInterval stage(BackfillPlan plan, BackfillInterval interval, Runnable beforeCommit) {
    return stage
        .committed(plan.view(), interval)
        .orElseGet(
            () -> {
              StageCounts counts = compute(plan.view(), interval, interval.equals(plan.newest()));
              beforeCommit.run();
              return stage.commit(plan.view(), interval, counts);
            });
  }

  private StageCounts compute(FeatureView view, BackfillInterval interval, boolean newest) {
    StagedColumns columns = StagedColumns.of(view);
    Column time = quoted(columns.timestamp());
    Column within =
        time.geq(instant(interval.startMicros())).and(time.lt(instant(interval.endMicros())));
    Column keyless =
        columns.keys().stream().map(key -> quoted(key).isNull()).reduce(lit(false), Column::or);
    Observation seen = new Observation();
    rows(spark, view)
        .filter(newest ? within.or(time.isNull()) : within)
        .observe(
            seen,
            count(lit(1)).as(TOTAL),
            count(when(keyless, 1)).as(KEYLESS),
            count(when(time.isNull(), 1)).as(TIMELESS))
        .filter(not(keyless))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(stage.temporaryFolder(view, interval));
    return counts(view, seen);
  }

  private static StageCounts counts(FeatureView view, Observation seen) {
    try {
      Map<String, Object> values = seen.getAsJava();
      long timeless = observed(values, TIMELESS);
      if (timeless > 0) {
        throw new BackfillException(
            "feature view %s: timestamp_field %s: null in %d rows (expected: a timestamp in every row)"
                .formatted(view.name(), view.rows().timestampField(), timeless));
      }
      long keyless = observed(values, KEYLESS);
      return new StageCounts(observed(values, TOTAL) - keyless, keyless);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while staging");
    }
  }

  /** An interval that Spark knows to be empty is not observed at all. */
  private static long observed(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static Column instant(long micros) {
    return lit(BackfillInterval.instant(micros));
  }

  private static Column quoted(String name) {
    return col("`" + name + "`");
  }
}
