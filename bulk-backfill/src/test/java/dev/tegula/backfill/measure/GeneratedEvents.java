package dev.tegula.backfill.measure;

import dev.tegula.backfill.TestViews;
import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.JoinKey;
import dev.tegula.type.ScalarType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Events over a year as a log has them: in the order in which they arrived, up to an hour after
 * they happened; as many for each entity. The same for the same counts on any machine.
 */
record GeneratedEvents(long events, long entities) {

  private static final int YEAR_DAYS = 365;
  private static final int JOB_DAYS = 37;
  private static final int FILES = 16;
  private static final long HOUR_MICROS = TestViews.DAY_MICROS / 24;

  void write(SparkSession spark, Path source) {
    String random = "pmod(xxhash64(id, %d), %d)";
    spark
        .range(0, events, 1, FILES)
        .selectExpr(
            "concat('user_', lpad(cast(id %% %d as string), 12, '0')) as user".formatted(entities),
            "timestamp_micros(greatest(%1$d, %1$d + id * %2$d - %3$s)) as at"
                .formatted(
                    TestViews.START,
                    YEAR_DAYS * TestViews.DAY_MICROS / events,
                    random.formatted(1, HOUR_MICROS)),
            "cast(id as int) as seq",
            random.formatted(2, 100_000) + " / 100.0D as amount",
            "concat('m', " + random.formatted(3, 5_000) + ") as merchant")
        .write()
        .parquet(source.toString());
  }

  /** Aggregates over four windows and an attribute, as the texts' scenario has them. */
  FeatureView view(Path source) {
    long jobMicros = JOB_DAYS * TestViews.DAY_MICROS;
    return new FeatureView(
        "user_spending",
        FeatureView.Kind.BATCH,
        List.of(new Entity("user", List.of(new JoinKey("user", ScalarType.STRING)))),
        new FeatureView.Rows(
            new DataSource("events", DataSource.Format.PARQUET, source.toString()),
            "SELECT user, at, seq, amount, merchant FROM events",
            "at",
            List.of("seq")),
        new FeatureView.Schedule(
            TestViews.days(1),
            TestViews.days(1),
            jobMicros,
            TestViews.START,
            Optional.of(TestViews.START + YEAR_DAYS * TestViews.DAY_MICROS)),
        new FeatureView.Materialization(true, true, LoadType.BULK, Optional.empty()),
        List.of(
            TestViews.aggregate("amount", ScalarType.FLOAT64, "mean", 1, 7, 28, YEAR_DAYS),
            TestViews.attribute("merchant", ScalarType.STRING)));
  }
}
