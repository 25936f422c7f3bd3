package dev.tegula.backfill;

import dev.tegula.backfill.run.BackfillSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** One Spark session for all tests of this JVM; Spark's own hook stops it. */
public final class TestSpark {

  private TestSpark() {}

  public static SparkSession session() {
    return BackfillSpark.start();
  }

  /** Writes rows as one Parquet folder. */
  public static void write(Path folder, String ddl, List<Row> rows, int files) {
    session()
        .createDataFrame(rows, StructType.fromDDL(ddl))
        .repartition(files)
        .write()
        .parquet(folder.toString());
  }

  public static Row row(Object... values) {
    return RowFactory.create(values);
  }

  public static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
