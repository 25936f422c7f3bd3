package dev.tegula.backfill.run;

import dev.tegula.backfill.stage.LocalFiles;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of this process. */
public final class BackfillSpark {

  private BackfillSpark() {}

  /**
   * Starts a session whose naive timestamps are UTC, on this machine's processors unless Spark's
   * own configuration (of spark-submit, or -Dspark.master) names a master. Only then do executors
   * elsewhere have to reach this process.
   *
   * <p>Jobs are many and small: adaptive execution would plan each of them anew, and success
   * markers would only be in the way.
   */
  public static SparkSession start() {
    SparkConf conf =
        new SparkConf()
            .setIfMissing("spark.master", "local[*]")
            .setIfMissing("spark.ui.enabled", "false")
            .set("spark.sql.session.timeZone", "UTC")
            .set("spark.sql.adaptive.enabled", "false")
            .set("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
            .set("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
            .set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1")
          .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return SparkSession.builder().appName("tegula backfill").config(conf).getOrCreate();
  }
}
