package dev.tegula.backfill.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.nio.file.Path;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a backfill is measured against: Spark alone stages the same Parquet, groups the events of
 * each entity in time order, and writes as many bytes in as many files. It computes nothing, checks
 * nothing and can resume nothing.
 */
final class PlainSparkJob {

  private final SparkSession spark;
  private final Path folder;

  PlainSparkJob(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * @param lineBytes of every entity's line, newline included
   */
  void run(Path source, int files, int lineBytes) {
    String staged = folder.resolve("plain-staged").toString();
    spark
        .read()
        .parquet(source.toString())
        .select("user", "at", "seq", "amount", "merchant")
        .write()
        .mode("overwrite")
        .parquet(staged);
    Column event = struct(col("at"), col("seq"), col("amount"), col("merchant"));
    spark.conf().set("spark.sql.shuffle.partitions", files);
    try {
      spark
          .read()
          .parquet(staged)
          .groupBy("user")
          .agg(size(sort_array(collect_list(event))).as("events"))
          .select(udf(new Line(lineBytes - 1), DataTypes.StringType).apply(col("events")))
          .write()
          .mode("overwrite")
          .option("compression", "gzip")
          .text(folder.resolve("plain-objects").toString());
    } finally {
      spark.conf().unset("spark.sql.shuffle.partitions");
    }
  }

  /** How many lines the last run has written. */
  long lines() {
    return spark.read().text(folder.resolve("plain-objects").toString()).count();
  }

  /** Cuts lines out of random text, which compresses as Base64 of packed rows does. */
  private static final class Line implements UDF1<Integer, String> {

    private static final long serialVersionUID = 1L;
    private static final String LETTERS =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String TEXT = text();

    private final int length;
    private int at;

    Line(int length) {
      this.length = length;
    }

    private static String text() {
      Random random = new Random(1);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1 << 20; i++) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      return text.toString();
    }

    @Override
    public String call(Integer events) {
      at = (at + 7919 * length) % (TEXT.length() - length);
      return TEXT.substring(at, at + length);
    }
  }
}
