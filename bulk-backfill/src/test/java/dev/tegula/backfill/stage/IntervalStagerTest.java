package dev.tegula.backfill.stage;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;
import static dev.tegula.backfill.TestViews.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.TestViews.LoadAndEnd;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalStagerTest {

  private static final String DDL = "user string, site int, at timestamp, seq int, x float";

  @TempDir private Path folder;
  private SparkSession spark;
  private Path source;
  private FeatureView view;

  @BeforeEach
  void start() {
    spark = TestSpark.session();
    source = folder.resolve("events");
    view = TestViews.view(source.toString(), attribute("x", ScalarType.FLOAT64));
  }

  @Test
  void stage_allIntervals_holdEveryKeyedRowOfTheRangeOnceAndCountTheRest() {
    write(
        row("a", 1, at(START - 1), 0, 1f),
        row("a", 1, at(START), 0, 2f),
        row("a", 1, at(START + 10 * DAY_MICROS - 1), 0, 3f),
        row(null, 1, at(START + 12 * DAY_MICROS), 0, 4f),
        row("b", null, at(START + 12 * DAY_MICROS), 0, 5f),
        row("b", 2, at(START + 31 * DAY_MICROS - 1), 0, null),
        row("b", 2, at(START + 31 * DAY_MICROS), 0, 6f));
    List<StagedInterval> staged = stageAll(view, "first");
    assertThat(staged.stream().mapToLong(StagedInterval::rows).sum()).isEqualTo(3);
    assertThat(staged.stream().mapToLong(StagedInterval::rowsDroppedNullKey).sum()).isEqualTo(2);
    List<Row> rows =
        spark
            .read()
            .parquet(staged.stream().map(StagedInterval::path).toArray(String[]::new))
            .orderBy("at")
            .collectAsList();
    assertThat(rows.stream().map(row -> row.<Object>getAs("x"))).containsExactly(2.0, 3.0, null);
    assertThat(rows.get(0).<Object>getAs("site")).isEqualTo(1L);
    assertThat(rows.get(0).schema().fieldNames()).containsExactly("user", "site", "at", "seq", "x");
  }

  @Test
  void stage_committedInterval_isNotComputedAgain() throws IOException {
    write(row("a", 1, at(START), 0, 2f));
    List<StagedInterval> first = stageAll(view, "first");
    Path staged = Path.of(java.net.URI.create(first.get(first.size() - 1).path()));
    List<Path> before = list(staged);
    assertThat(stageAll(view, "second")).isEqualTo(first);
    assertThat(list(staged)).isEqualTo(before);
  }

  @Test
  void stage_otherDefinition_isComputedAnew() {
    write(row("a", 1, at(START), 0, 2f));
    List<StagedInterval> first = stageAll(view, "first");
    FeatureView changed =
        TestViews.view(
            source.toString(),
            "SELECT * FROM events WHERE x > 5",
            new LoadAndEnd(LoadType.BULK, 31),
            attribute("x", ScalarType.FLOAT64));
    List<StagedInterval> second = stageAll(changed, "second");
    assertThat(first.stream().mapToLong(StagedInterval::rows).sum()).isEqualTo(1);
    assertThat(second.stream().mapToLong(StagedInterval::rows).sum()).isZero();
  }

  @Test
  void stage_folderWithoutMarker_isReplaced() throws IOException {
    write(row("a", 1, at(START), 0, 2f));
    StagedInterval first = stageAll(view, "first").get(3);
    Path staged = Path.of(java.net.URI.create(first.path()));
    Files.delete(staged.resolve("_COMMITTED"));
    assertThat(stageAll(view, "second").get(3).rows()).isEqualTo(1);
    assertThat(spark.read().parquet(first.path()).count()).isEqualTo(1);
  }

  @Test
  void stage_eventThatComesLate_countsOnceItsIntervalIsStagedAgain() throws IOException {
    write(row("a", 1, at(START), 0, 1f), row("a", 1, at(START + 30 * DAY_MICROS), 0, 1f));
    Path first = Path.of(java.net.URI.create(stageAll(view, "first").get(3).path()));
    Row late = row("b", 1, at(START + DAY_MICROS), 0, 2f);
    spark
        .createDataFrame(List.of(late), StructType.fromDDL(DDL))
        .write()
        .mode("append")
        .parquet(source.toString());
    assertThat(stageAll(view, "second").get(3).rows()).isEqualTo(1);
    Files.delete(first.resolve("_COMMITTED"));
    assertThat(stageAll(view, "third").get(3).rows()).isEqualTo(2);
    assertThat(stageAll(view, "third").get(0).rows()).isEqualTo(1);
  }

  @Test
  void stage_leaseIsLostMeanwhile_commitsNothing() {
    write(row("a", 1, at(START), 0, 2f));
    Sources.register(spark, List.of(view));
    Stage stage = stage("first");
    BackfillPlan plan = BackfillPlan.of(view, BackfillPlan.range(view, 0), List.of());
    assertThatThrownBy(
            () ->
                new IntervalStager(spark, stage)
                    .stage(
                        plan,
                        plan.newest(),
                        () -> {
                          throw new IllegalStateException("lost");
                        }))
        .hasMessage("lost");
    assertThat(stage.committed(view)).isEmpty();
  }

  @Test
  void deleteTemporary_afterAFailure_leavesOnlyCommittedFolders() throws IOException {
    write(row("a", 1, at(START), 0, 2f), row("a", 1, null, 0, 2f));
    Stage stage = stage("first");
    BackfillPlan plan = BackfillPlan.of(view, BackfillPlan.range(view, 0), List.of());
    Sources.register(spark, List.of(view));
    assertThatThrownBy(() -> new IntervalStager(spark, stage).stage(plan, plan.newest(), () -> {}))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view user_events: timestamp_field at: null in 1 rows"
                + " (expected: a timestamp in every row)");
    stage.deleteTemporary();
    assertThat(list(folder.resolve("stage"))).containsExactly(folder.resolve("stage"));
  }

  @Test
  void register_missingFile_namesSourceAndPath() {
    assertThatThrownBy(() -> Sources.register(spark, List.of(view)))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "data source events: "
                + source
                + " does not exist (expected: a parquet file or folder)");
  }

  @Test
  void register_notParquet_namesSourceAndPathInOneLine() throws IOException {
    Files.writeString(source, "not parquet at all");
    assertThatThrownBy(() -> Sources.register(spark, List.of(view)))
        .isInstanceOf(BackfillException.class)
        .message()
        .startsWith("data source events: " + source + " (expected: parquet files): ")
        .hasLineCount(1);
  }

  @Test
  void check_wrongSql_namesTheViewInOneLine() {
    write(row("a", 1, at(START), 0, 2f));
    FeatureView wrong =
        TestViews.view(
            source.toString(),
            "SELECT nothing FROM events",
            new LoadAndEnd(LoadType.BULK, 31),
            attribute("x", ScalarType.FLOAT64));
    Sources.register(spark, List.of(wrong));
    assertThatThrownBy(() -> new IntervalStager(spark, stage("first")).check(wrong))
        .isInstanceOf(BackfillException.class)
        .message()
        .startsWith("feature view user_events: transformation: ")
        .contains("nothing")
        .hasLineCount(1);
  }

  @Test
  void stage_unwritableFolder_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("stage"), "a file");
    assertThatThrownBy(() -> stage("first"))
        .isInstanceOf(BackfillException.class)
        .message()
        .startsWith("stage: " + file + ": ")
        .endsWith("(expected: a folder that can be written)");
  }

  private Stage stage(String runId) {
    return new Stage(
        folder.resolve("stage").toString(),
        "prod",
        runId,
        spark.sparkContext().hadoopConfiguration());
  }

  private List<StagedInterval> stageAll(FeatureView staged, String runId) {
    Sources.register(spark, List.of(staged));
    BackfillPlan plan = BackfillPlan.of(staged, BackfillPlan.range(staged, 0), List.of());
    IntervalStager stager = new IntervalStager(spark, stage(runId));
    List<StagedInterval> intervals = new ArrayList<>();
    for (BackfillInterval interval : plan.newestFirst()) {
      intervals.add(stager.stage(plan, interval, () -> {}));
    }
    return intervals;
  }

  private void write(Row... rows) {
    TestSpark.write(source, DDL, List.of(rows), 1);
  }

  private static List<Path> list(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    }
  }
}
