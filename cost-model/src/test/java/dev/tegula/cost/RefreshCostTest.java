package dev.tegula.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tegula.price.PriceBook;
import org.junit.jupiter.api.Test;

class RefreshCostTest {

  private static final PriceBook TODAY = PriceBook.latest("us-east-1");
  private static final PackedItemSize TILES = new PackedItemSize(18, 3_000);
  private static final PackedItemSize FINALS = new PackedItemSize(18, 800);

  @Test
  void of_aMillionEntities_pricesEachWay() {
    RefreshCost cost =
        RefreshCost.of(new RefreshLoad(1_000_000, 0.1, TILES, FINALS), ImportLineFormat.ION, TODAY);

    assertThat(cost.lines())
        .extracting(CostLine::what, line -> Dollars.text(line.usd()))
        .containsExactly(
            tuple("row writes of tiles", "$0.19"),
            tuple("row writes of final values", "$0.63"),
            tuple("re-import of tiles", "$0.57"),
            tuple("re-import of final values", "$0.16"));
    assertThat(cost.ways())
        .extracting(RefreshCost.Way::bytes)
        .containsExactly(100_000L * 3_020, 1_000_000L * 820, 4_056_000_000L, 1_124_000_000L);
  }

  @Test
  void refreshLoad_impossibleShare_isRefused() {
    assertThatThrownBy(() -> new RefreshLoad(1, 1.5, TILES, FINALS))
        .hasMessage("changedShare: 1.5 (expected: 0 to 1)");
    assertThatThrownBy(() -> new RefreshLoad(-1, 1, TILES, FINALS))
        .hasMessage("entities: -1 (expected: >= 0)");
  }

  @Test
  void meteredBill_whatWasConsumed_isMeasuredAtListPrices() {
    MeteredBill bill = MeteredBill.of(1L << 30, 1_000_000, TODAY);

    assertThat(bill.lines())
        .extracting(line -> Dollars.text(line.usd()))
        .containsExactly("$0.15", "$0.63");
    assertThat(bill.lines()).allSatisfy(l -> assertThat(l.basis()).isEqualTo(Basis.MEASURED));
  }

  @Test
  void meteredBill_unknownPrice_isUnknownUnlessNothingWasConsumed() {
    PriceBook europe = PriceBook.latest("eu-west-1");

    assertThat(MeteredBill.of(1, 0, europe).imported().usd()).isNull();
    assertThat(MeteredBill.of(0, 0, europe).imported().usd()).isZero();
  }

  @Test
  void formats_theTextsRecord_areDearerThanItsHundredBytes() {
    assertThat(FormatCost.of(1_000_000_000, 10_000_000, PackedItemSize.ofItem(100, 18), TODAY))
        .extracting(
            format -> format.format() + " " + format.lineBytes(),
            format -> Dollars.text(format.importAll().usd()),
            format -> Dollars.text(format.importLatest().usd()))
        .containsExactly(
            tuple("DYNAMODB_JSON 169", "$23.61", "$0.24"), tuple("ION 164", "$22.91", "$0.23"));
  }
}
