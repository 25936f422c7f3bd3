package dev.tegula.backfill.estimate;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;
import static dev.tegula.backfill.TestViews.aggregate;
import static dev.tegula.backfill.TestViews.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.price.PriceBook;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {

  private static final String DDL =
      "user string, site bigint, at timestamp, seq int, x double, tags array<string>";
  private static final int ENTITIES = 400;
  private static final int RECORDS = 31;
  private static final List<PriceBook> PRICES =
      List.of(
          PriceBook.load(PublishedClaim.REGION, PublishedClaim.PRICE_DATE),
          PriceBook.latest("us-east-1"));

  @TempDir private Path folder;
  private LoadType loadType = LoadType.BULK;

  /** Every entity has one row on each day; some rows lie outside, some have no key. */
  private ViewEstimate estimate(long sampleRows, Feature... features) {
    List<Row> rows = new ArrayList<>();
    for (int entity = 0; entity < ENTITIES; entity++) {
      for (int day = 0; day < RECORDS; day++) {
        rows.add(
            row("u%04d".formatted(entity), 1L, at(START + day * DAY_MICROS), 0, 1.5, List.of("t")));
      }
    }
    rows.add(row("u0000", 1L, at(START - 1), 0, 1.0, null));
    rows.add(row("u0000", 1L, at(START + RECORDS * DAY_MICROS), 0, 1.0, null));
    rows.add(row(null, 1L, at(START), 0, 1.0, null));
    rows.add(row("u0000", null, at(START), 0, 1.0, null));
    TestSpark.write(folder.resolve("events"), DDL, rows, 3);
    FeatureView view =
        TestViews.view(
            folder.resolve("events").toString(),
            "SELECT * FROM events",
            new TestViews.LoadAndEnd(loadType, 31),
            features);
    Sources.register(TestSpark.session(), List.of(view));
    return new Estimator(TestSpark.session(), PRICES, sampleRows)
        .estimate(BackfillPlan.of(view, BackfillPlan.range(view, 0), List.of()));
  }

  @Test
  void estimate_attributes_rowByRowWritesEveryRecordAndBulkTheLatest() {
    ViewEstimate estimate = estimate(1_000_000, attribute("x", ScalarType.FLOAT64));

    assertThat(estimate.rowsIn()).isEqualTo(ENTITIES * RECORDS + 2);
    assertThat(estimate.rowsDroppedNullKey()).isEqualTo(2);
    assertThat(estimate.entities()).isEqualTo(ENTITIES);
    assertThat(estimate.sample().oneIn()).isEqualTo(1);
    assertThat(estimate.writeUnits()).isEqualTo(ENTITIES);
    assertThat(estimate.rowByRowWrites()).isEqualTo(ENTITIES * RECORDS);
    assertThat(estimate.rowByRowWriteUnits()).isEqualTo(ENTITIES * RECORDS);
    assertThat(estimate.importBytes().get("DYNAMODB_JSON") - estimate.importBytes().get("ION"))
        .isEqualTo(ENTITIES * 5);
    assertThat(estimate.format()).isEqualTo("ION");
  }

  @Test
  void estimate_aggregates_rowByRowWritesOncePerIntervalAndEntity() {
    ViewEstimate estimate =
        estimate(
            1_000_000,
            aggregate("x", ScalarType.FLOAT64, "sum", 1, 7),
            attribute("tags", new ArrayType(ScalarType.STRING)));

    // Borders of ten days since the epoch cut 31 days from 2020-01-01 into four.
    assertThat(estimate.rowByRowWrites()).isEqualTo(4 * ENTITIES);
    assertThat(estimate.entities()).isEqualTo(ENTITIES);
    assertThat(estimate.finalItemBytes()).isLessThan(estimate.itemBytes());
    assertThat(usd(estimate.refresh(), "row writes of tiles", "2026-08-15"))
        .isEqualByComparingTo(new BigDecimal("0.000000625").multiply(new BigDecimal(ENTITIES)));
  }

  @Test
  void estimate_viewThatLoadsRowByRow_isEstimatedToo() {
    loadType = LoadType.ROW_BY_ROW;
    ViewEstimate estimate = estimate(1_000_000, attribute("x", ScalarType.FLOAT64));
    assertThat(estimate.loadType()).isEqualTo("ROW_BY_ROW");
    assertThat(estimate.rowByRowWrites()).isEqualTo(ENTITIES * RECORDS);
    assertThat(estimate.finalItemBytes()).isPositive();
  }

  @Test
  void estimate_ofASample_comesCloseToTheWhole() {
    ViewEstimate sampled = estimate(ENTITIES * RECORDS / 4, attribute("x", ScalarType.FLOAT64));

    assertThat(sampled.sample().oneIn()).isEqualTo(4);
    assertThat(sampled.sample().rows()).isEqualTo(sampled.sample().entities() * RECORDS);
    assertThat(sampled.entities()).isCloseTo(ENTITIES, within(ENTITIES / 50L));
    assertThat(sampled.rowByRowWrites()).isEqualTo(ENTITIES * RECORDS);
    assertThat(sampled.rowsIn()).isEqualTo(ENTITIES * RECORDS + 2);
  }

  @Test
  void estimate_figures_standAtBothPriceLists() {
    ViewEstimate estimate = estimate(1_000_000, attribute("x", ScalarType.FLOAT64));

    BigDecimal then = usd(estimate.figures(), "batch writes of the latest rows", "2024-10-01");
    BigDecimal now = usd(estimate.figures(), "batch writes of the latest rows", "2026-08-15");
    assertThat(then).isEqualByComparingTo(now.multiply(BigDecimal.valueOf(2)));
    BigDecimal gib = usd(estimate.figures(), "import, ION", "2026-08-15");
    BigDecimal gb = usd(estimate.figures(), "import, ION, decimal GB", "2026-08-15");
    assertThat(gb.doubleValue() / gib.doubleValue()).isCloseTo(1.0737, within(0.0001));
    StringWriter text = new StringWriter();
    EstimateText.print(estimate, new PrintWriter(text, true));
    assertThat(text.toString())
        .contains("12,402 rows, 2 of them without a key; 400 entities (all read)")
        .contains("us-east-1 2024-10-01   us-east-1 2026-08-15");
  }

  @Test
  void estimator_withoutSample_isRefused() {
    assertThatThrownBy(() -> new Estimator(TestSpark.session(), PRICES, 0))
        .hasMessage("sampleRows: 0 (expected: >= 1)");
  }

  private static BigDecimal usd(List<Figure> figures, String what, String date) {
    return figures.stream()
        .filter(figure -> figure.what().equals(what) && figure.priceDate().equals(date))
        .findFirst()
        .orElseThrow()
        .usd();
  }
}
