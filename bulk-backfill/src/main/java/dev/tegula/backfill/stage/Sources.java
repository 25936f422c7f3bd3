package dev.tegula.backfill.stage;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.DataSource;
import dev.tegula.definition.FeatureView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The raw rows that transformations select from, under their declared names. */
public final class Sources {

  private Sources() {}

  /**
   * Makes the sources of the views known to Spark.
   *
   * @throws BackfillException when one of them is missing or cannot be read
   */
  public static void register(SparkSession spark, List<FeatureView> views) {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    views.forEach(view -> sources.put(view.rows().source().name(), view.rows().source()));
    sources.values().forEach(source -> open(spark, source).createOrReplaceTempView(source.name()));
  }

  private static Dataset<Row> open(SparkSession spark, DataSource source) {
    requirePresent(spark, source);
    DataFrameReader reader = spark.read();
    try {
      return switch (source.format()) {
        case PARQUET -> reader.parquet(source.path());
        case CSV -> reader.option("header", true).option("inferSchema", true).csv(source.path());
        case JSON -> reader.json(source.path());
      };
    } catch (Exception e) {
      // Spark declares none of its checked exceptions, and names the trouble in its own.
      throw new BackfillException(
          "data source %s: %s (expected: %s files): %s"
              .formatted(
                  source.name(),
                  source.path(),
                  source.format().toString().toLowerCase(java.util.Locale.ROOT),
                  BackfillException.oneLine(e)),
          e);
    }
  }

  private static void requirePresent(SparkSession spark, DataSource source) {
    try {
      Path path = new Path(source.path());
      FileStatus[] found =
          path.getFileSystem(spark.sparkContext().hadoopConfiguration()).globStatus(path);
      if (found == null || found.length == 0) {
        throw new BackfillException(
            "data source %s: %s does not exist (expected: a %s file or folder)"
                .formatted(
                    source.name(),
                    source.path(),
                    source.format().toString().toLowerCase(java.util.Locale.ROOT)));
      }
    } catch (IOException e) {
      throw new BackfillException(
          "data source %s: %s: %s (expected: a readable path)"
              .formatted(source.name(), source.path(), BackfillException.oneLine(e)),
          e);
    }
  }

  /** The view's transformation over the registered sources. */
  static Dataset<Row> transform(SparkSession spark, FeatureView view) {
    try {
      return spark.sql(view.rows().transformation());
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new BackfillException(
            "feature view %s: transformation: %s (expected: Spark SQL over %s)"
                .formatted(view.name(), BackfillException.oneLine(e), view.rows().source().name()),
            e);
      }
      throw e;
    }
  }
}
