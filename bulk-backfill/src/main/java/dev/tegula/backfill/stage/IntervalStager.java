package dev.tegula.backfill.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.tegula.backfill.plan.BackfillInterval;
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
   * @throws dev.tegula.backfill.report.BackfillException naming view, column, declared and actual
   *     type
   */
  public void check(FeatureView view) {
    new DeclaredTypes(view, Sources.transform(spark, view).schema()).check();
  }

  /** The interval as committed before, or else computed and committed now. */
  public StagedInterval stage(FeatureView view, BackfillInterval interval) {
    return stage.committed(view, interval).orElseGet(() -> compute(view, interval));
  }

  private StagedInterval compute(FeatureView view, BackfillInterval interval) {
    Dataset<Row> transformed = Sources.transform(spark, view);
    Map<String, DataType> types = new DeclaredTypes(view, transformed.schema()).check();
    StagedColumns columns = StagedColumns.of(view);
    Column[] staged =
        columns.all().stream()
            .map(name -> quoted(name).cast(types.get(name)).as(name))
            .toArray(Column[]::new);
    Column time = quoted(columns.timestamp());
    Column keyless =
        columns.keys().stream()
            .map(key -> quoted(key).isNull())
            .reduce(Column::or)
            .orElseThrow(() -> new IllegalStateException(view.name() + " has no join key"));
    Observation seen = new Observation();
    transformed
        .select(staged)
        .filter(
            time.geq(instant(interval.startMicros())).and(time.lt(instant(interval.endMicros()))))
        .observe(seen, count(lit(1)).as(TOTAL), count(when(keyless, 1)).as(KEYLESS))
        .filter(not(keyless))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(stage.temporaryFolder(view, interval));
    return stage.commit(view, interval, counts(seen));
  }

  private static StageCounts counts(Observation seen) {
    try {
      Map<String, Object> values = seen.getAsJava();
      // An interval that Spark knows to be empty is not observed at all.
      long total = ((Number) values.getOrDefault(TOTAL, 0L)).longValue();
      long keyless = ((Number) values.getOrDefault(KEYLESS, 0L)).longValue();
      return new StageCounts(total - keyless, keyless);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while staging");
    }
  }

  private static Column instant(long micros) {
    return lit(BackfillInterval.instant(micros));
  }

  private static Column quoted(String name) {
    return col("`" + name + "`");
  }
}
