package dev.tegula.backfill.consolidate;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;
import static dev.tegula.backfill.TestViews.aggregate;
import static dev.tegula.backfill.TestViews.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BatchWriteLoader;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.BulkLoader.Objects;
import dev.tegula.backfill.load.FaultyTables;
import dev.tegula.backfill.load.NewTable;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RowByRowTest {

  private static final String DDL =
      "user string, site bigint, at timestamp, seq int, x double, n bigint, s string";
  private static final int INTERVALS = 3;
  private static final int INTERVAL_DAYS = 10;
  private static final long EDGE = START + INTERVALS * INTERVAL_DAYS * DAY_MICROS;

  @TempDir private Path folder;
  private TestBucket bucket;
  private FaultyTables tables;
  private DynamoDbClient dynamoDb;

  private final Consolidation consolidation = new Consolidation(TestSpark.session(), 1);
  private final RowByRow rowByRow = new RowByRow(TestSpark.session(), consolidation);

  @BeforeEach
  void start() throws IOException {
    bucket = TestBucket.start();
    tables = FaultyTables.start();
    dynamoDb = tables.access().dynamoDbForWrites();
  }

  @AfterEach
  void stop() {
    dynamoDb.close();
    tables.close();
    bucket.close();
  }

  @Test
  void load_anyView_servesWhatBulkServes() {
    long seed = System.nanoTime();
    FeatureView mixed =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "mean", 1, 7),
            aggregate("n", ScalarType.INT64, "sum", 20),
            aggregate("s", ScalarType.STRING, "last_distinct", 7),
            attribute("s", ScalarType.STRING));
    FeatureView attributes =
        TestViews.view(
            "unused", attribute("x", ScalarType.FLOAT64), attribute("s", ScalarType.STRING));
    for (FeatureView view : List.of(mixed, attributes)) {
      Consolidation.Input input = input(view, randomRows(new Random(seed)));
      String name = "t" + view.features().size();
      LoadResult loaded = loadRowByRow(input, name);
      loadInBulk(input, name + "bulk");
      Map<String, List<Object>> values = ServedValues.of(view, EDGE, tables.rows(name));
      assertThat(values)
          .as("seed " + seed)
          .isEqualTo(ServedValues.of(view, EDGE, tables.rows(name + "bulk")))
          .hasSizeGreaterThan(40);
      assertThat(loaded.importedItemCount())
          .isEqualTo(loaded.processedItemCount())
          .isGreaterThan(values.size());
      assertCanaries(loaded, tables.rows(name));
    }
  }

  @Test
  void writeLatest_nextInterval_makesTheTableWhatABackfillToItsEndMakes() {
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "sum", 1, 20),
            attribute("s", ScalarType.STRING));
    Consolidation.Input whole = input(view, randomRows(new Random(5)));
    Consolidation.Input start =
        new Consolidation.Input(
            view, whole.staged().subList(0, INTERVALS - 1), EDGE - INTERVAL_DAYS * DAY_MICROS);
    loadInBulk(start, "t");
    BackfillInterval next = whole.staged().get(INTERVALS - 1).interval();
    RowWrites writes = rowByRow.writeLatest(whole, next, new TableTarget(tables.access(), "t", 7L));
    loadInBulk(whole, "whole");
    assertThat(ServedValues.of(view, EDGE, tables.rows("t")))
        .isEqualTo(ServedValues.of(view, EDGE, tables.rows("whole")));
    assertThat(writes.count().items()).isEqualTo(writes.rowsBuilt()).isLessThan(42);
  }

  @Test
  void writeLatest_aheadOfItsEdge_readersOfEitherEdgeSeeTheirs() {
    long seed = System.nanoTime();
    List<FeatureView> views =
        List.of(
            TestViews.view(
                "unused",
                aggregate("x", ScalarType.FLOAT64, "sum", 1, 7),
                attribute("s", ScalarType.STRING),
                attribute("n", ScalarType.INT64)),
            TestViews.view("unused", attribute("s", ScalarType.STRING)),
            TestViews.view("unused", aggregate("n", ScalarType.INT64, "sum", 3)));
    long before = EDGE - INTERVAL_DAYS * DAY_MICROS;
    for (FeatureView view : views) {
      String name = "t" + view.features().size() + view.definitionHash().substring(0, 4);
      Consolidation.Input whole = input(view, randomRows(new Random(seed)));
      loadInBulk(
          new Consolidation.Input(view, whole.staged().subList(0, INTERVALS - 1), before), name);
      loadInBulk(whole, name + "whole");
      Map<String, List<Object>> served = ServedValues.of(view, before, tables.rows(name));
      BackfillInterval next = whole.staged().get(INTERVALS - 1).interval();
      rowByRow.writeLatest(
          new Consolidation.Input(view, whole.staged(), EDGE, before),
          next,
          new TableTarget(tables.access(), name, 7L));
      assertThat(ServedValues.of(view, before, tables.rows(name)))
          .as("seed %d, readers of the old edge", seed)
          .isEqualTo(served);
      assertThat(ServedValues.of(view, EDGE, tables.rows(name)))
          .as("seed %d, readers of the new edge", seed)
          .isEqualTo(ServedValues.of(view, EDGE, tables.rows(name + "whole")));
    }
  }

  @Test
  void writeLatest_anyView_givesTheBytesOfConsolidationAndOfTheBareEngine() {
    long seed = System.nanoTime();
    List<Row> rows = randomRows(new Random(seed));
    FeatureView view =
        TestViews.view(
            "unused",
            aggregate("x", ScalarType.FLOAT64, "mean", 1, 30),
            aggregate("s", ScalarType.STRING, "last_distinct", 30),
            aggregate("n", ScalarType.INT64, "max", 7),
            attribute("s", ScalarType.STRING));
    Consolidation.Input input = input(view, rows);
    loadInBulk(input, "bulk");
    tables.table("rows");
    rowByRow.writeLatest(
        input, new BackfillInterval(START, EDGE), new TableTarget(tables.access(), "rows", null));
    assertThat(tables.rows("rows"))
        .as("seed " + seed)
        .isEqualTo(tables.rows("bulk"))
        .isEqualTo(OracleTable.of(view, rows));
  }

  @Test
  void load_entitiesOfAHundredRecords_writesAHundredTimesWhatBulkWrites() {
    int entities = 200;
    int records = 100;
    FeatureView view = TestViews.view("unused", attribute("x", ScalarType.FLOAT64));
    List<Row> rows = new ArrayList<>();
    for (int record = 0; record < records; record++) {
      for (int entity = 0; entity < entities; entity++) {
        long time = START + (EDGE - START) / records * record + entity;
        rows.add(row("u" + entity, 1L, at(time), 0, record / 7.0, null, null));
      }
    }
    Consolidation.Input input = input(view, rows);
    LoadResult each = loadRowByRow(input, "t");
    LoadResult bulk = loadInBulk(input, "bulk");
    assertThat(each.importedItemCount()).isEqualTo((long) entities * records);
    assertThat(each.importedItemCount()).isEqualTo(100 * bulk.importedItemCount());
    assertThat(each.writeUnits()).isEqualTo(100 * bulk.writeUnits());
    assertThat(tables.writeUnits()).isEqualTo((long) (each.writeUnits() + bulk.writeUnits()));
    assertThat(tables.rows("t")).isEqualTo(tables.rows("bulk"));
  }

  @Test
  void load_again_goesOnInItsOwnTableOnly() {
    FeatureView view = TestViews.view("unused", attribute("x", ScalarType.FLOAT64));
    Consolidation.Input input = input(view, List.of(row("u", 1L, at(START), 0, 1.0, null, null)));
    LoadRequest request = request("t");
    assertThat(loader(input).load(request, handle -> {})).isPresent();
    assertThat(loader(input).load(request, handle -> {})).isPresent();
    LoadRequest another =
        new LoadRequest("user_events", "id", 2, "t", request.objects(), Optional.empty());
    assertThat(loader(input).load(another, handle -> {})).isEmpty();
    assertThat(tables.itemsWritten()).isEqualTo(2);
  }

  private static void assertCanaries(LoadResult loaded, Map<String, String> rows) {
    HexFormat hex = HexFormat.of();
    assertThat(loaded.canaries()).isNotEmpty();
    for (PackedItem canary : loaded.canaries()) {
      assertThat(rows).containsEntry(hex.formatHex(canary.key()), hex.formatHex(canary.row()));
    }
  }

  /** Also keys that are quiet in some intervals, late events, and equal times. */
  private static List<Row> randomRows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      boolean hot = random.nextInt(3) == 0;
      int user = random.nextInt(60);
      long halfDay = hot || user < 20 ? random.nextInt(60) : random.nextInt(22);
      rows.add(
          row(
              hot ? "hot" : "u" + user,
              1L,
              at(START + halfDay * (DAY_MICROS / 2)),
              random.nextInt(4) == 0 ? null : random.nextInt(3),
              random.nextInt(5) == 0 ? null : random.nextInt(64) / 8.0,
              random.nextInt(5) == 0 ? null : (long) random.nextInt(600),
              random.nextInt(5) == 0 ? null : "s" + random.nextInt(9)));
    }
    return rows;
  }

  private Consolidation.Input input(FeatureView view, List<Row> rows) {
    List<StagedInterval> staged = new ArrayList<>();
    for (int i = 0; i < INTERVALS; i++) {
      BackfillInterval interval =
          new BackfillInterval(
              START + i * INTERVAL_DAYS * DAY_MICROS, START + (i + 1) * INTERVAL_DAYS * DAY_MICROS);
      List<Row> inside =
          rows.stream()
              .filter(row -> !row.getInstant(2).isBefore(at(interval.startMicros())))
              .filter(row -> row.getInstant(2).isBefore(at(interval.endMicros())))
              .toList();
      Path path = folder.resolve(view.definitionHash() + "-" + i);
      TestSpark.write(path, DDL, inside, 2);
      staged.add(new StagedInterval(interval, path.toString(), inside.size(), 0, 1_000));
    }
    return new Consolidation.Input(view, staged, EDGE);
  }

  private static LoadRequest request(String table) {
    return new LoadRequest(
        "user_events",
        "id",
        1,
        table,
        new Objects(TestBucket.NAME, table + "/data/", TestBucket.ENCODING),
        Optional.empty());
  }

  private RowByRowLoader loader(Consolidation.Input input) {
    return new RowByRowLoader(
        tables.access(), new NewTable(dynamoDb, millis -> {}), rowByRow, input);
  }

  private LoadResult loadRowByRow(Consolidation.Input input, String table) {
    return loader(input).load(request(table), handle -> {}).orElseThrow();
  }

  private LoadResult loadInBulk(Consolidation.Input input, String table) {
    tables.table(table);
    consolidation.run(input, bucket.placement(table + "/data/"));
    return new BatchWriteLoader(bucket.s3().access(), dynamoDb, millis -> {}, new Random(1))
        .load(request(table), handle -> {})
        .orElseThrow();
  }
}
