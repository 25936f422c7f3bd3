package dev.tegula.backfill.run;

import org.apache.spark.sql.SparkSession;

/** Spark inside this process. */
public final class LocalSpark {

  private LocalSpark() {}

  /**
   * Starts a session whose naive timestamps are UTC.
   *
   * <p>Jobs are many and small: adaptive execution would plan each of them anew, and success
   * markers would only be in the way.
   */
  public static SparkSession start() {
    return SparkSession.builder()
        .appName("tegula backfill")
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.caseSensitive", true)
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.shuffle.partitions", 4)
        .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
        .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", 2)
        .getOrCreate();
  }
}
