package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.definition.FeatureView;
import dev.tegula.type.ScalarType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewPlannerTest {

  private static final String DDL = "user string, site bigint, at timestamp, seq int, x double";
  private static final long DAY_10 = TestViews.START + 10 * TestViews.DAY_MICROS;
  private static final long DAY_20 = TestViews.START + 20 * TestViews.DAY_MICROS;

  @TempDir private Path folder;

  @Test
  void gaps_anIntervalBeforeTheEdgeHasGone_areSeen() throws Exception {
    SparkSession spark = TestSpark.session();
    Path source = folder.resolve("events");
    TestSpark.write(
        source, DDL, List.of(TestSpark.row("u", 1L, TestSpark.at(TestViews.START), 0, 1.0)), 1);
    FeatureView view =
        TestViews.view(source.toString(), TestViews.attribute("x", ScalarType.FLOAT64));
    Sources.register(spark, List.of(view));
    Stage stage =
        new Stage(
            folder.resolve("stage").toString(),
            "w",
            "run",
            spark.sparkContext().hadoopConfiguration());
    ViewPlanner planner = new ViewPlanner(settings(), Clock.systemUTC(), stage, "run");
    assertThat(planner.gaps(view, DAY_10)).isTrue();
    IntervalStager stager = new IntervalStager(spark, stage);
    BackfillPlan plan = planner.plan(view, DAY_20);
    plan.newestFirst().forEach(interval -> stager.stage(plan, interval, () -> {}));
    assertThat(planner.gaps(view, DAY_20)).isFalse();
    assertThat(planner.gaps(view, DAY_10 + TestViews.DAY_MICROS))
        .as("an edge inside a committed interval, as after a rollback")
        .isTrue();
    String oldest = stage.committed(view, plan.newestFirst().get(1)).orElseThrow().path();
    Files.delete(Path.of(URI.create(oldest)).resolve("_COMMITTED"));
    assertThat(planner.gaps(view, DAY_20)).isTrue();
  }

  private BackfillSettings settings() {
    return new BackfillSettings(
        folder,
        List.of(),
        "stage",
        new AwsAccess(null, null),
        "bucket",
        "",
        1,
        Optional.empty(),
        LoadChoices.DEFAULT,
        Start.FORWARD,
        Forward.NONE);
  }
}
