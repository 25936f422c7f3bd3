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
            "lines", List.of(new RunQuantities(rows, rows, rows * lineBytes, rows * 100)), TODAY);

    assertThat(cost.importAll().usd().setScale(usd.scale(), RoundingMode.HALF_UP)).isEqualTo(usd);
    assertThat(cost.importAll().usd()).isEqualByComparingTo(cost.importLatest().usd());
  }

  @Test
  void of_billionItems_storesOverheadToo() {
    long rows = 1_000_000_000;
    BackfillCost cost =
        BackfillCost.of(
            "storage", List.of(new RunQuantities(rows, rows, rows * 100, rows * 100)), TODAY);

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
    RunQuantities small = new RunQuantities(10, 2, 400, 200);
    RunQuantities large = new RunQuantities(10, 2, 8_000, 4_100);

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
      RunQuantities base = new RunQuantities(all, latest, latest * item * 2, latest * item);
      BackfillCost cost = cost(base);

      RunQuantities moreRows =
          new RunQuantities(all + 1, latest, base.importBytes(), base.itemBytes());
      assertNoneLess(cost, cost(moreRows), base);
      RunQuantities larger =
          new RunQuantities(all, latest, base.importBytes() + latest, base.itemBytes() + latest);
      assertNoneLess(cost, cost(larger), base);
    }
  }

  @Test
  void of_noRows_costsNothing() {
    assertThat(CostLine.total(cost(new RunQuantities(0, 0, 0, 0)).lines()))
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void runQuantities_fewerRowsInThanOut_isRefused() {
    assertThatThrownBy(() -> new RunQuantities(1, 2, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rowsIn: 1 (expected: >= 2)");
  }

  @Test
  void ofPackedRows_linesWithoutPadding_givesTheExactItems() {
    long line = "{\"Item\":{\"k\":{\"B\":\"AAAAAAAA\"},\"v\":{\"B\":\"AAAAAAAAAAAA\"}}}\n".length();

    RunQuantities quantities = RunQuantities.ofPackedRows(100, 7, 7 * line);

    assertThat(quantities.itemBytes())
        .isEqualTo(7 * (ItemSize.binary("k", 6) + ItemSize.binary("v", 9)));
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

  private static void assertNoneLess(BackfillCost less, BackfillCost more, RunQuantities base) {
    for (int i = 0; i < less.lines().size(); i++) {
      assertThat(more.lines().get(i).usd())
          .as("%s from %s", less.lines().get(i).what(), base)
          .isGreaterThanOrEqualTo(less.lines().get(i).usd());
    }
  }
}
