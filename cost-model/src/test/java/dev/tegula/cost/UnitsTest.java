package dev.tegula.cost;

import static dev.tegula.cost.RequestUnits.Consistency.EVENTUAL;
import static dev.tegula.cost.RequestUnits.Consistency.STRONG;
import static dev.tegula.cost.RequestUnits.Consistency.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1024, 1", "1025, 2", "409600, 400"})
  void write_itemBytes_roundsUpToKilobytes(long itemBytes, long units) {
    assertThat(RequestUnits.write(itemBytes)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.5", "4096, 0.5", "4097, 1.0", "409600, 50"})
  void read_itemBytes_roundsUpToFourKilobytes(long itemBytes, BigDecimal eventual) {
    assertThat(RequestUnits.read(itemBytes, EVENTUAL)).isEqualByComparingTo(eventual);
    assertThat(RequestUnits.read(itemBytes, STRONG))
        .isEqualByComparingTo(eventual.multiply(BigDecimal.valueOf(2)));
    assertThat(RequestUnits.read(itemBytes, TRANSACTIONAL))
        .isEqualByComparingTo(eventual.multiply(BigDecimal.valueOf(4)));
  }

  @Test
  void readPage_manySmallRows_isRoundedOnce() {
    assertThat(RequestUnits.readPage(288 * 60, EVENTUAL)).isEqualByComparingTo("2.5");
    assertThat(RequestUnits.read(60, EVENTUAL).multiply(BigDecimal.valueOf(288)))
        .isEqualByComparingTo("144");
  }

  @Test
  void write_negativeSize_isRefused() {
    assertThatThrownBy(() -> RequestUnits.write(-1)).hasMessage("itemBytes: -1 (expected: >= 0)");
  }

  @Test
  void itemSize_publishedRecord_isAHundredBytes() {
    String key = "user#000000000001";

    assertThat(ItemSize.string("k", key) + ItemSize.binary("v", 81)).isEqualTo(100);
    assertThat(ItemSize.string("k", key) + ItemSize.string("v", "x".repeat(81))).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "7, 2", "-7, 3", "12, 2", "123, 3", "1000, 2", "0.25, 2", "-0.125, 4"})
  void itemSize_number_countsSignificantDigits(BigDecimal value, long bytes) {
    assertThat(ItemSize.number("", value)).isEqualTo(bytes);
  }

  @Test
  void itemSize_longNumberOrOtherKinds_followTheRules() {
    assertThat(ItemSize.number("n", new BigDecimal("-" + "9".repeat(38)))).isEqualTo(22);
    assertThat(ItemSize.flag("yes")).isEqualTo(4);
    assertThat(ItemSize.string("ü", "é")).isEqualTo(4);
  }

  @Test
  void gigabytes_bothReadings_differBySevenPercent() {
    BigDecimal bytes = BigDecimal.valueOf(BilledGigabytes.BYTES_PER_BILLED_GB);

    assertThat(BilledGigabytes.of(bytes)).isEqualByComparingTo("1");
    assertThat(BilledGigabytes.decimal(bytes)).isEqualByComparingTo("1.073741824");
  }

  @ParameterizedTest
  @CsvSource({
    "1250, '$1,250.00'",
    "0.1397, $0.14",
    "0.0139698, $0.014",
    "0.00001851, $0.000019",
    "0, $0.00",
    "624.999, $625.00"
  })
  void dollars_amount_isRoundedForPeople(BigDecimal usd, String text) {
    assertThat(Dollars.text(usd)).isEqualTo(text);
  }
}
