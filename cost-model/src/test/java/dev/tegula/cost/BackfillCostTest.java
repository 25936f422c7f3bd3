package dev.tegula.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.price.PriceBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden figures are those of the published texts and of the price lists' own arithmetic. */
class BackfillCostTest {

  private static final PriceBook THEN =
      PriceBook.load(PublishedClaim.REGION, PublishedClaim.PRICE_DATE);
  private static final PriceBook TODAY = PriceBook.latest("us-east-1");

  private static BackfillCost claim(PriceBook prices) {
    return BackfillCost.of("claim", List.of(PublishedClaim.quantities()), prices);
  }

  @Test
  void of_publishedClaimAtItsTime_givesThePublishedTable() {
    BackfillCost cost = claim(THEN);

    assertThat(Dollars.text(cost.writeAll().usd())).isEqualTo("$1,250.00");
    assertThat(Dollars.text(cost.writeLatest().usd())).isEqualTo("$12.50");
    assertThat(Dollars.text(cost.importAll().usd())).isEqualTo("$13.97");
    assertThat(Dollars.text(cost.importLatest().usd())).isEqualTo("$0.14");
    assertThat(cost.ratio()).isBetween(new BigDecimal("8945"), new BigDecimal("8955"));
  }

  @Test
  void of_publishedClaimToday_halvesTheWrites() {
    BackfillCost cost = claim(TODAY);

    assertThat(Dollars.text(cost.writeAll().usd())).isEqualTo("$625.00");
    assertThat(Dollars.text(cost.writeLatest().usd())).isEqualTo("$6.25");
    assertThat(Dollars.text(cost.importAll().usd())).isEqualTo("$13.97");
    assertThat(Dollars.text(cost.importLatest().usd())).isEqualTo("$0.14");
    assertThat(Dollars.text(cost.provisionedAll().usd())).isEqualTo("$180.56");
    assertThat(Dollars.text(cost.provisionedLatest().usd())).isEqualTo("$1.81");
    assertThat(Dollars.text(cost.importLatestDecimalGb().usd())).isEqualTo("$0.15");
  }

  @ParameterizedTest
  @CsvSource({
    "255, 35.6",
    "164, 22.9",
    "115, 16.1",
    "162, 22.63",
    "155, 21.65",
    "127, 17.74",
    "135, 18.86",
    "126, 17.60",
    "100, 13.97"
  })
  void of_lineSizesOfEachFormat_giveTheKnownImportPrices(long lineBytes, BigDecimal usd) {
    long rows = 1_000_000_000;
    BackfillCost cost =
        BackfillCost.of(
            "lines", List.of(RunQuantities.ofEqualRows(rows, rows, lineBytes, 100)), TODAY);

    assertThat(cost.importAll().usd().setScale(usd.scale(), RoundingMode.HALF_UP)).isEqualTo(usd);
    assertThat(cost.importAll().usd()).isEqualByComparingTo(cost.importLatest().usd());
  }

  @Test
  void of_billionItems_storesOverheadToo() {
    long rows = 1_000_000_000;
    BackfillCost cost =
        BackfillCost.of("storage", List.of(RunQuantities.ofEqualRows(rows, rows, 100, 100)), TODAY);

    assertThat(Dollars.text(cost.storageMonth().usd())).isEqualTo("$46.57");
  }

  @Test
  void of_regionWithoutImportPrice_isUnknownAndPoisonsTotals() {
    BackfillCost cost = claim(PriceBook.latest("eu-west-1"));

    assertThat(cost.importLatest().usd()).isNull();
    assertThat(cost.importLatest().unitPriceUsd()).isNull();
    assertThat(Dollars.text(cost.importLatest().usd())).isEqualTo("unknown");
    assertThat(Dollars.text(cost.writeAll().usd())).isEqualTo("$705.00");
    assertThat(cost.ratio()).isNull();
    assertThat(CostLine.total(List.of(cost.writeAll(), cost.importLatest()))).isNull();
    assertThat(CostLine.total(List.of(cost.writeAll(), cost.writeLatest())))
        .isEqualByComparingTo("712.05");
  }

  @Test
  void of_severalViews_roundEachByItsOwnMean() {
    RunQuantities small = RunQuantities.ofEqualRows(10, 2, 200, 100);
    RunQuantities large = RunQuantities.ofEqualRows(10, 2, 4_000, 2_049);

    BackfillCost both = BackfillCost.of("both", List.of(small, large), TODAY);

    assertThat(both.writeAll().quantity()).isEqualByComparingTo("40");
    assertThat(both.writeLatest().quantity()).isEqualByComparingTo("8");
    assertThat(both.rowsIn()).isEqualTo(20);
    assertThat(both.rowsConsolidated()).isEqualTo(4);
  }

  @Test
  void of_anyQuantities_costsNoLessWhenAnyGrows() {
    Random random = new Random(20241101);
    for (int i = 0; i < 500; i++) {
      long latest = 1 + random.nextInt(1_000_000);
      long all = latest + random.nextInt(10_000_000);
      long item = 1 + random.nextInt(5_000);
      RunQuantities base = RunQuantities.ofEqualRows(all, latest, item * 2, item);
      assertNoneLess(base, RunQuantities.ofEqualRows(all + 1, latest, item * 2, item));
      assertNoneLess(base, RunQuantities.ofEqualRows(all + 1, latest + 1, item * 2, item));
      assertNoneLess(base, RunQuantities.ofEqualRows(all, latest, item * 2 + 1, item));
      assertNoneLess(base, RunQuantities.ofEqualRows(all, latest, item * 2, item + 1));
      RunQuantities packed =
          RunQuantities.ofPackedRows(all, latest, item * latest * 2, item * latest);
      assertNoneLess(
          packed, RunQuantities.ofPackedRows(all + 1, latest, item * latest * 2, item * latest));
    }
  }

  @Test
  void of_noRows_costsNothing() {
    assertThat(CostLine.total(cost(RunQuantities.ofEqualRows(0, 0, 0, 0)).lines()))
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void runQuantities_fewerRowsInThanOut_isRefused() {
    assertThatThrownBy(() -> RunQuantities.ofEqualRows(1, 2, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rowsIn: 1 (expected: >= 2)");
  }

  @Test
  void ofPackedRows_everyRow_isALowerBoundAndSaysSo() {
    String line = "$ion_1_0 {Item:{k:{{AAAAAAAA}},v:{{AAAAAAAAAAAA}}}}\n";
    long empty = line.length() - "AAAAAAAA".length() - "AAAAAAAAAAAA".length();

    RunQuantities view = RunQuantities.ofPackedRows(100, 7, 7L * line.length(), 7 * 17);
    BackfillCost cost = BackfillCost.of("packed", List.of(view), TODAY);

    assertThat(view.every().importBytes()).isEqualTo(7L * line.length() + 93 * empty);
    assertThat(cost.writeAll().quantity()).isEqualByComparingTo("100");
    assertThat(cost.writeAll().what()).isEqualTo("write, every row, at least");
    assertThat(cost.writeLatest().what()).isEqualTo("write, latest row per entity");
  }

  @Test
  void ofPackedRows_largePackedRows_doNotInflateEveryRow() {
    RunQuantities view = RunQuantities.ofPackedRows(330_000, 16, 16 * 40_000, 16 * 30_000);

    BackfillCost cost = BackfillCost.of("carriers", List.of(view), TODAY);

    assertThat(cost.writeAll().quantity()).isEqualByComparingTo("330000");
    assertThat(cost.writeLatest().quantity()).isEqualByComparingTo(String.valueOf(16 * 30));
  }

  @Test
  void staging_objects_costAPutAndAGetEach() {
    StagingCost cost = StagingCost.of(1_000, TODAY);

    assertThat(cost.lines())
        .extracting(line -> Dollars.text(line.usd()))
        .containsExactly("$0.0050", "$0.00040");
    assertThat(CostLine.total(StagingCost.of(1, PriceBook.latest("ap-northeast-1")).lines()))
        .isNull();
  }

  @Test
  void published_figures_areMarkedAsSuch() {
    assertThat(PublishedClaim.figures())
        .allSatisfy(line -> assertThat(line.basis()).isEqualTo(Basis.PUBLISHED));
    assertThat(claim(THEN).lines())
        .allSatisfy(line -> assertThat(line.basis()).isEqualTo(Basis.MODELLED));
  }

  private static BackfillCost cost(RunQuantities quantities) {
    return BackfillCost.of("any", List.of(quantities), TODAY);
  }

  private static void assertNoneLess(RunQuantities base, RunQuantities grown) {
    BackfillCost less = cost(base);
    BackfillCost more = cost(grown);
    for (int i = 0; i < less.lines().size(); i++) {
      assertThat(more.lines().get(i).usd())
          .as("%s from %s to %s", less.lines().get(i).what(), base, grown)
          .isGreaterThanOrEqualTo(less.lines().get(i).usd());
    }
  }
}
