package dev.tegula.backfill.consolidate;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.aggregate;
import static dev.tegula.backfill.TestViews.attribute;
import static dev.tegula.backfill.consolidate.StagedEvents.EDGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ObjectReader;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TimeWindow;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.type.ScalarType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiringRowsTest {

  private static final long PLANNED = TestViews.micros("2026-11-25T12:00:00Z");
  private static final long DAY_SECONDS = 86_400;
  private static final long PLANNED_SECONDS = PLANNED / 1_000_000;

  @TempDir private Path folder;

  /** By the clock of the plan, for as long as an edge could serve the row, and a week. */
  @Test
  void expiresSeconds_attributeWithTtl_countedFromThePlanNeverFromOldEventTimes() {
    RowExpiry expiry =
        RowExpiry.of(view(5, false, attribute("s", ScalarType.STRING)), EDGE, PLANNED)
            .orElseThrow();
    assertThat(expiry.expiresSeconds(EDGE - DAY_MICROS))
        .isEqualTo(PLANNED_SECONDS + (4 + 7) * DAY_SECONDS);
    assertThat(expiry.expiresSeconds(EDGE - 1)).isEqualTo(PLANNED_SECONDS + 12 * DAY_SECONDS);
    assertThat(expiry.expiresSeconds(EDGE - 400 * DAY_MICROS))
        .isEqualTo(PLANNED_SECONDS + 7 * DAY_SECONDS);
  }

  @Test
  void of_aggregatesBesideIt_rowsStayUntilTheLongestWindowHasPassed() {
    Feature sum = aggregate("x", ScalarType.FLOAT64, "sum", 1, 20);
    RowExpiry expiry =
        RowExpiry.of(view(5, false, attribute("s", ScalarType.STRING), sum), EDGE, PLANNED)
            .orElseThrow();
    assertThat(expiry.keepMicros()).isEqualTo(21 * DAY_MICROS);
  }

  @Test
  void of_frozenLifetimeOrWithoutTtl_rowsStay() {
    Feature attribute = attribute("s", ScalarType.STRING);
    Feature lifetime =
        new Feature.Aggregate(
            "x", ScalarType.FLOAT64, "sum", Map.of(), List.of(new TimeWindow.Lifetime()));
    assertThat(RowExpiry.of(view(5, true, attribute), EDGE, PLANNED)).isEmpty();
    assertThat(RowExpiry.of(view(0, false, attribute), EDGE, PLANNED)).isEmpty();
    assertThat(RowExpiry.of(view(5, false, attribute, lifetime), EDGE, PLANNED)).isEmpty();
  }

  @Test
  void run_viewWithTtl_everyItemExpiresByItsNewestEvent() throws IOException {
    FeatureView view = view(5, false, attribute("s", ScalarType.STRING));
    List<Row> rows =
        List.of(
            row("u", 1L, at(EDGE - 3 * DAY_MICROS), 0, 1.0, null, "old", null, null),
            row("u", 1L, at(EDGE - 2 * DAY_MICROS), 0, 1.0, null, "new", null, null),
            row("w", 1L, at(EDGE - DAY_MICROS), 0, 1.0, null, "only", null, null));
    Map<String, Long> expiries = new TreeMap<>();
    for (PackedItem item : consolidated(view, rows)) {
      expiries.put(HexFormat.of().formatHex(item.key()), item.expiresSeconds());
    }
    assertThat(expiries)
        .containsExactly(
            Map.entry(key(view, "u"), PLANNED_SECONDS + (3 + 7) * DAY_SECONDS),
            Map.entry(key(view, "w"), PLANNED_SECONDS + (4 + 7) * DAY_SECONDS));
  }

  @Test
  void latestExpiry_packedRows_lastOfThemAndNeverBesideOneThatStays() {
    byte[][] both = {{1}, {2}};
    byte[][] one = {{1}, null};
    assertThat(part(both, 5, 9).latestExpirySeconds()).isEqualTo(9);
    assertThat(part(both, 5, 0).latestExpirySeconds()).isEqualTo(PackedItem.NEVER);
    assertThat(part(one, 5, 0).latestExpirySeconds()).isEqualTo(5);
  }

  private static GroupPart part(byte[][] rows, long... expires) {
    return new GroupPart(1, new byte[] {1}, rows, expires, new long[2]);
  }

  private static String key(FeatureView view, String user) {
    return HexFormat.of().formatHex(new JoinKeyEncoder(view.joinKeys()).encode(List.of(user, 1L)));
  }

  private List<PackedItem> consolidated(FeatureView view, List<Row> rows) throws IOException {
    Consolidation.Input staying = StagedEvents.input(view, rows, 1, folder);
    List<PackedItem> items = new ArrayList<>();
    try (TestBucket bucket = TestBucket.start()) {
      List<ImportObject> objects =
          new Consolidation(TestSpark.session(), 1)
              .run(
                  new Consolidation.Input(
                      view, staying.staged(), EDGE, RowExpiry.of(view, EDGE, PLANNED)),
                  bucket.placement("p/"));
      assertThat(objects.stream().mapToLong(ImportObject::expiringRows).sum())
          .isEqualTo(objects.stream().mapToLong(ImportObject::rows).sum());
      for (ImportObject object : objects) {
        byte[] bytes = bucket.object("p/", object);
        try (ObjectReader reader =
            new ObjectReader(new ByteArrayInputStream(bytes), TestBucket.ENCODING)) {
          Iterator<PackedItem> read = reader.items();
          read.forEachRemaining(items::add);
        }
      }
    }
    return items;
  }

  private static FeatureView view(int ttlDays, boolean frozen, Feature... features) {
    FeatureView view = TestViews.view("unused", features);
    FeatureView.Schedule schedule = view.schedule();
    return new FeatureView(
        view.name(),
        view.kind(),
        view.entities(),
        view.rows(),
        new FeatureView.Schedule(
            schedule.aggregationInterval(),
            schedule.batchSchedule(),
            schedule.maxBackfillIntervalMicros(),
            schedule.featureStartMicros(),
            frozen ? schedule.manualTriggerBackfillEndMicros() : Optional.empty()),
        new FeatureView.Materialization(
            true,
            true,
            view.materialization().loadType(),
            ttlDays == 0 ? Optional.empty() : Optional.of(ttlDays * DAY_MICROS)),
        view.features());
  }
}
