package dev.tegula.cost;

import static dev.tegula.cost.RequestUnits.Consistency.EVENTUAL;
import static dev.tegula.cost.RequestUnits.Consistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.price.PriceBook;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingCostTest {

  private static final PriceBook THEN =
      PriceBook.load(PublishedClaim.REGION, PublishedClaim.PRICE_DATE);
  private static final PriceBook TODAY = PriceBook.latest("us-east-1");

  @Test
  void of_largestPublishedService_givesTheKnownRates() {
    ServingCost cost =
        ServingCost.of("service 1", new ReadLoad(60_000, 3_000_000, 4_096, EVENTUAL), TODAY);

    assertThat(Dollars.text(cost.onDemandHour().usd())).isEqualTo("$675.00");
    assertThat(month(cost.onDemandHour())).isEqualTo("$492,750.00");
    assertThat(Dollars.text(cost.provisionedHour().usd())).isEqualTo("$195.00");
    assertThat(month(cost.provisionedHour())).isEqualTo("$142,350.00");
    assertThat(cost.millionVectors().usd()).isEqualByComparingTo("3.125");
  }

  @Test
  void of_wholePublishedScenario_givesTheKnownRatesAtBothDates() {
    ReadLoad load = new ReadLoad(100_000, 3_300_000, 1_000, EVENTUAL);

    assertThat(Dollars.text(ServingCost.of("all", load, TODAY).onDemandHour().usd()))
        .isEqualTo("$742.50");
    assertThat(Dollars.text(ServingCost.of("all", load, THEN).onDemandHour().usd()))
        .isEqualTo("$1,485.00");
  }

  @Test
  void of_millionStrongReads_givesTheKnownProvisionedRate() {
    ServingCost cost =
        ServingCost.of("rate", new ReadLoad(1, 1_000_000 / 3_600.0, 1, STRONG), TODAY);

    assertThat(Dollars.text(cost.provisionedHour().usd())).isEqualTo("$0.036");
  }

  @Test
  void breakEvenUse_bothDates_isTheKnownShare() {
    ReadLoad load = new ReadLoad(1, 1_000, 100, STRONG);

    assertThat(ServingCost.of("now", load, TODAY).breakEvenUse())
        .isBetween(new BigDecimal("0.2885"), new BigDecimal("0.2895"));
    assertThat(ServingCost.of("then", load, THEN).breakEvenUse())
        .isBetween(new BigDecimal("0.1440"), new BigDecimal("0.1450"));
    assertThat(ServingCost.of("idle", new ReadLoad(0, 0, 1, STRONG), TODAY).breakEvenUse())
        .isNull();
  }

  @Test
  void of_storeReadsWithoutVectors_hasNoPriceForAVector() {
    assertThat(ServingCost.of("none", new ReadLoad(0, 10, 1, EVENTUAL), TODAY).millionVectors())
        .isNull();
  }

  @Test
  void of_rateThatIsNone_isRefused() {
    assertThatThrownBy(() -> new ReadLoad(Double.NaN, 1, 1, EVENTUAL))
        .hasMessage("serviceQps: NaN (expected: >= 0)");
    assertThatThrownBy(() -> new ReadLoad(1, -1, 1, EVENTUAL))
        .hasMessage("storeQps: -1.0 (expected: >= 0)");
  }

  private static String month(CostLine hour) {
    return Dollars.text(hour.usd().multiply(BigDecimal.valueOf(730)));
  }

  /** Means round up too late: 1 small row in 4 and 3 of 40 kB are 1/4 x 0.5 + 3/4 x 5 units. */
  @Test
  void mix_ofSmallAndLargeRows_roundsEachByItself() {
    ReadLoad mixed =
        ReadLoad.ofMix(
            1, 1_000, List.of(new ReadLoad.Rows(10, 100), new ReadLoad.Rows(30, 40_000)));

    assertThat(mixed.unitsPerRead()).isEqualByComparingTo("3.875");
    assertThat(mixed.itemBytes()).isEqualTo(30_025);
    assertThat(ServingCost.of("mix", mixed, TODAY).onDemandHour().quantity())
        .isEqualByComparingTo("13950000");
    assertThatThrownBy(() -> ReadLoad.ofMix(1, 1, List.of()))
        .hasMessage("mix: [] (expected: a weight above 0)");
  }
}
