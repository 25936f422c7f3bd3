package dev.tegula.backfill.consolidate;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;
import static dev.tegula.backfill.TestViews.aggregate;
import static dev.tegula.backfill.TestViews.attribute;
import static dev.tegula.backfill.consolidate.StagedEvents.EDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.encode.FormatChoice;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.PlacedItems;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsolidationTest {

  private static final String PREFIX = "v/1/data/";

  @TempDir private Path folder;
  private TestBucket bucket;

  @BeforeEach
  void start() throws IOException {
    bucket = TestBucket.start();
  }

  @AfterEach
  void stop() {
    bucket.close();
  }

  @Test
  void run_randomRows_givesTheOraclesBytesForEveryEntityOnce() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "mean", 1, 31),
            aggregate("n", ScalarType.INT64, "sum", 7),
            aggregate("s", ScalarType.STRING, "last_distinct", 31),
            attribute("s", ScalarType.STRING),
            attribute("b", ScalarType.BOOLEAN),
            attribute("tags", new ArrayType(ScalarType.STRING)));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rows.add(randomRow(random));
    }
    List<ImportObject> objects = consolidate(view, rows, 3);
    Map<String, String> placed = placed(objects);
    assertThat(placed).as("seed " + seed).isEqualTo(OracleTable.of(view, rows));
    assertThat(objects.stream().mapToLong(ImportObject::rows).sum()).isEqualTo(placed.size());
    assertThat(objects).hasSizeGreaterThan(1);
  }

  @Test
  void run_sameRowsInAnotherOrder_givesTheSameBytes() throws IOException {
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "sum", 31),
            attribute("x", ScalarType.FLOAT64));
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      // One entity, one instant, one tie-breaker: only the canonical encoding is left to decide.
      rows.add(row("u", 1L, at(START), 0, random.nextGaussian() * 1e9, null, null, null, null));
    }
    Map<String, String> first = placed(consolidate(view, rows, 1));
    Collections.shuffle(rows, random);
    assertThat(placed(consolidate(view, rows, 5))).isEqualTo(first);
    assertThat(first).isEqualTo(OracleTable.of(view, rows));
  }

  @Test
  void run_manyEntities_orderOfKeysIsRandomAndOfTheSeed() throws IOException {
    FeatureView view = TestViews.view("unused", attribute("s", ScalarType.STRING));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row("u%03d".formatted(i), 1L, at(START), 0, null, null, "s", null, null));
    }
    List<String> keys = keys(consolidate(view, rows, 1));
    assertThat(keys).hasSize(100).isNotEqualTo(keys.stream().sorted().toList());
    assertThat(keys(consolidate(view, rows, 2))).isEqualTo(keys);
  }

  private Map<String, String> items(ImportObject object) throws IOException {
    return PlacedItems.read(object.name(), bucket.object(PREFIX, object));
  }

  private List<String> keys(List<ImportObject> objects) throws IOException {
    List<String> keys = new ArrayList<>();
    for (ImportObject object : objects) {
      keys.addAll(items(object).keySet());
    }
    return keys;
  }

  @Test
  void run_aggregatesOnly_leavesOutWhatNoWindowReaches() throws IOException {
    FeatureView view = TestViews.view("unused", aggregate("x", ScalarType.FLOAT64, "sum", 1, 7));
    List<Row> rows =
        List.of(
            row("quiet", 1L, at(EDGE - 7 * DAY_MICROS - 1), 0, 1.0, null, null, null, null),
            row("busy", 1L, at(EDGE - 9 * DAY_MICROS), 0, 1.0, null, null, null, null),
            row("busy", 1L, at(EDGE - 7 * DAY_MICROS), 0, 1.0, null, null, null, null));
    Map<String, String> placed = placed(consolidate(view, rows, 1));
    assertThat(placed).hasSize(1).isEqualTo(OracleTable.of(view, rows.subList(2, 3)));
  }

  @Test
  void run_attributesToo_keepsTheLatestRowOfAQuietEntity() throws IOException {
    FeatureView view =
        TestViews.view(
            "unused",
            attribute("s", ScalarType.STRING),
            aggregate("x", ScalarType.FLOAT64, "sum", 1));
    List<Row> rows =
        List.of(
            row("quiet", 1L, at(START), 0, 1.0, null, "older", null, null),
            row("quiet", 1L, at(START + DAY_MICROS), 0, 2.0, null, "old", null, null),
            row("busy", 1L, at(START), 0, 1.0, null, "old", null, null),
            row("busy", 1L, at(EDGE - 1), 0, 1.0, null, "new", null, null));
    Map<String, String> placed = placed(consolidate(view, rows, 1));
    Map<String, String> expected = OracleTable.of(view, rows.subList(1, 2));
    expected.putAll(OracleTable.of(view, rows.subList(3, 4)));
    assertThat(placed).isEqualTo(expected);
  }

  @Test
  void run_itemAboveTheLimit_namesTheEntity() {
    FeatureView view =
        TestViews.view("unused", aggregate("s", ScalarType.STRING, "last_distinct", 31));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String text = ("%04d".formatted(i)).repeat(250);
      rows.add(row("heavy", 3L, at(START + i), 0, null, null, text, null, null));
    }
    assertThatThrownBy(() -> consolidate(view, rows, 1))
        .satisfies(
            failure ->
                assertThat(BackfillException.oneLine(failure))
                    .matches(
                        "feature view user_events: entity \\[heavy, 3\\]: an item of 50\\d{4} bytes"
                            + " \\(expected: <= 409600, the most that DynamoDB keeps\\)"));
    assertThat(bucket.s3().objects()).isEmpty();
  }

  @Test
  void run_refusedUpload_failsInOneLine() {
    bucket.s3().refuseUploads();
    FeatureView view = TestViews.view("unused", attribute("s", ScalarType.STRING));
    List<Row> rows = List.of(row("u", 1L, at(START), 0, null, null, "s", null, null));
    assertThatThrownBy(() -> consolidate(view, rows, 1))
        .satisfies(
            failure ->
                assertThat(BackfillException.oneLine(failure)).contains("403").hasLineCount(1));
  }

  @Test
  void run_fewerRowsThanCommitted_fails() throws IOException {
    FeatureView view = TestViews.view("unused", attribute("s", ScalarType.STRING));
    List<Row> rows = List.of(row("u", 1L, at(START), 0, null, null, "s", null, null));
    Consolidation.Input lacking =
        StagedEvents.lackingARow(StagedEvents.input(view, rows, 1, folder));
    assertThatThrownBy(() -> run(lacking))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view user_events: 1 rows in the offline store (expected: 2, as committed)");
  }

  @Test
  void run_oneKeyWithThirtyPercentOfTheRows_isLikeAnyOther() throws IOException {
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("n", ScalarType.INT64, "sum", 1, 31),
            aggregate("s", ScalarType.STRING, "last_distinct", 7),
            attribute("x", ScalarType.FLOAT64));
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String user = i % 10 < 3 ? "hot" : "u" + random.nextInt(3_000);
      long time = START + (long) (random.nextDouble() * 31 * DAY_MICROS);
      String text = "s" + random.nextInt(50);
      rows.add(row(user, 1L, at(time), 0, random.nextDouble(), 1L, text, null, null));
    }
    List<ImportObject> objects = consolidate(view, rows, 2);
    assertThat(placed(objects)).isEqualTo(OracleTable.of(view, rows));
  }

  @Test
  void run_duplicatedLateAndOutOfOrderEvents_countAsTheOracleSays() throws IOException {
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("n", ScalarType.INT64, "count", 31),
            aggregate("s", ScalarType.STRING, "last_distinct", 31),
            attribute("s", ScalarType.STRING));
    Random random = new Random(12);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Row event =
          row(
              "u" + i % 7,
              1L,
              at(START + i * DAY_MICROS / 10),
              i % 2,
              1.0,
              1L,
              "s" + i % 5,
              null,
              null);
      // Delivered once, twice or three times; equal events are events, each counts.
      Collections.nCopies(1 + random.nextInt(3), event).forEach(rows::add);
    }
    Collections.shuffle(rows, random);
    assertThat(placed(consolidate(view, rows, 4))).isEqualTo(OracleTable.of(view, rows));
  }

  @Test
  void run_extremeValues_arePackedAsTheyAre() throws IOException {
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "max", 31),
            aggregate("n", ScalarType.INT64, "min", 31),
            aggregate("s", ScalarType.STRING, "last_distinct", 31),
            attribute("x", ScalarType.FLOAT64),
            attribute("s", ScalarType.STRING));
    List<Row> rows = new ArrayList<>();
    for (Double x : List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE)) {
      for (String s : List.of("", "\u0000", "\uD83D\uDE00 \"}\n", "x".repeat(5_000))) {
        rows.add(row("u" + x, 1L, at(START + s.length()), 0, x, Long.MIN_VALUE, s, null, null));
        // A key has at most 2,048 bytes.
        String key = s.substring(0, Math.min(2_000, s.length()));
        rows.add(row(key, Long.MAX_VALUE, at(START), null, x, Long.MAX_VALUE, s, true, null));
      }
    }
    assertThat(placed(consolidate(view, rows, 2))).isEqualTo(OracleTable.of(view, rows));
  }

  @Test
  void run_keyAboveTheLimit_namesTheEntity() {
    FeatureView view = TestViews.view("unused", attribute("s", ScalarType.STRING));
    List<Row> rows = List.of(row("k".repeat(2_100), 7L, at(START), 0, null, null, "s", null, null));
    assertThatThrownBy(() -> consolidate(view, rows, 1))
        .satisfies(
            failure ->
                assertThat(BackfillException.oneLine(failure))
                    .startsWith("feature view user_events: entity [kkk")
                    .contains("2048"));
  }

  @Test
  void measureFormats_realRows_saysWhatIsCheapest() throws IOException {
    FeatureView view = TestViews.view("unused", attribute("s", ScalarType.STRING));
    List<Row> rows = List.of(row("u", 1L, at(START), 0, null, null, "s", null, null));
    FormatChoice choice =
        new Consolidation(TestSpark.session(), 1)
            .measureFormats(StagedEvents.input(view, rows, 1, folder));
    assertThat(choice.format()).isEqualTo(ImportFormat.ION);
    assertThat(choice.rows()).isEqualTo(1);
  }

  private static Row randomRow(Random random) {
    // One entity holds a third of the rows; times, tie-breakers and values tie often.
    String user = random.nextInt(3) == 0 ? "hot" : "u" + random.nextInt(40);
    return row(
        user,
        (long) random.nextInt(2),
        at(START + random.nextInt(60) * (DAY_MICROS / 2)),
        random.nextInt(4) == 0 ? null : random.nextInt(3),
        random.nextInt(5) == 0 ? null : random.nextInt(7) / 3.0,
        random.nextInt(5) == 0 ? null : (long) (random.nextInt(600) - 300),
        random.nextInt(5) == 0 ? null : "é".repeat(random.nextInt(3)) + random.nextInt(5),
        random.nextInt(5) == 0 ? null : random.nextBoolean(),
        random.nextInt(5) == 0 ? null : List.of("t" + random.nextInt(2)));
  }

  private List<ImportObject> consolidate(FeatureView view, List<Row> rows, int files)
      throws IOException {
    return run(StagedEvents.input(view, rows, files, folder));
  }

  private List<ImportObject> run(Consolidation.Input input) {
    return new Consolidation(TestSpark.session(), 1).run(input, bucket.placement(PREFIX));
  }

  private Map<String, String> placed(List<ImportObject> objects) throws IOException {
    return bucket.rows(PREFIX, objects);
  }
}
