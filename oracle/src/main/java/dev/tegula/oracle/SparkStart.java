package dev.tegula.oracle;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Starts Spark inside this JVM: all cores, no network, no user interface, times in UTC. */
final class SparkStart {

  private SparkStart() {}

  static SparkSession session() {
    int partitions = Runtime.getRuntime().availableProcessors();
    return SparkSession.builder()
        .master("local[*]")
        .appName("tegula oracle")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        // Spark makes this folder if it is missing; nothing is ever written there.
        .config(
            "spark.sql.warehouse.dir",
            Path.of(System.getProperty("java.io.tmpdir")).toUri().toString())
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", partitions)
        // With more entities than this, aggregates with objects would sort the raw rows again.
        .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", 1 << 20)
        .getOrCreate();
  }
}
