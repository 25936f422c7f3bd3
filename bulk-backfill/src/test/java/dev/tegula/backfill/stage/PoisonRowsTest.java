package dev.tegula.backfill.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.DataSource;
import dev.tegula.definition.FeatureView;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a source that are not what the others are. */
class PoisonRowsTest {

  private static final String GOOD =
      "{\"user\":\"u\",\"site\":1,\"at\":\"2020-01-02T00:00:00Z\",\"seq\":1,\"x\":1.5}";

  @TempDir private Path folder;

  @Test
  void stage_rowWithoutKey_isLeftOutAndCounted() throws IOException {
    StagedInterval staged =
        stage(GOOD, "{\"site\":1,\"at\":\"2020-01-02T00:00:00Z\",\"seq\":1,\"x\":1.5}");
    assertThat(staged.rows()).isEqualTo(1);
    assertThat(staged.rowsDroppedNullKey()).isEqualTo(1);
  }

  @Test
  void stage_brokenLine_failsRatherThanVanishes() {
    assertThatThrownBy(() -> stage(GOOD, "{\"user\":\"u\",\"si"))
        .satisfies(
            failure ->
                assertThat(BackfillException.oneLine(failure))
                    .isEqualTo(
                        "feature view user_events: timestamp_field at: null in 1 rows"
                            + " (expected: a timestamp in every row)"));
  }

  @Test
  void stage_valueOfAnotherType_failsNamingTheColumn() {
    assertThatThrownBy(() -> stage(GOOD, GOOD.replace("1.5", "\"much\"")))
        .satisfies(failure -> assertThat(BackfillException.oneLine(failure)).contains("column x"));
  }

  private StagedInterval stage(String... lines) throws IOException {
    Path source = folder.resolve("events.json");
    Files.write(source, List.of(lines));
    FeatureView like = TestViews.view("unused", TestViews.attribute("x", ScalarType.FLOAT64));
    FeatureView view =
        new FeatureView(
            like.name(),
            like.kind(),
            like.entities(),
            new FeatureView.Rows(
                new DataSource("poisoned", DataSource.Format.JSON, source.toString()),
                "SELECT user, site, CAST(at AS TIMESTAMP) AS at, CAST(seq AS INT) AS seq, x"
                    + " FROM poisoned",
                "at",
                List.of("seq")),
            like.schedule(),
            like.materialization(),
            like.features());
    SparkSession spark = TestSpark.session();
    Sources.register(spark, List.of(view));
    long end = view.schedule().manualTriggerBackfillEndMicros().orElseThrow();
    BackfillPlan plan = BackfillPlan.of(view, BackfillPlan.range(view, end), List.of());
    IntervalStager stager =
        new IntervalStager(
            spark,
            new Stage(
                folder.resolve("stage").toString(),
                "w",
                "run",
                spark.sparkContext().hadoopConfiguration()));
    stager.check(view);
    return plan.newestFirst().stream()
        .map(interval -> stager.stage(plan, interval, () -> {}))
        .filter(staged -> staged.rows() + staged.rowsDroppedNullKey() > 0)
        .findFirst()
        .orElseThrow();
  }
}
