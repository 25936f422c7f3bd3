package dev.tegula.cost;

import static dev.tegula.cost.RequestUnits.Consistency.EVENTUAL;
import static dev.tegula.cost.RequestUnits.Consistency.STRONG;
import static dev.tegula.cost.RequestUnits.Consistency.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Base64;
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
  void write_negativeSize_isRefused() {
    assertThatThrownBy(() -> RequestUnits.write(-1)).hasMessage("itemBytes: -1 (expected: >= 0)");
  }

  @ParameterizedTest
  @CsvSource({"18, 80, 100, 169, 164", "0, 0, 2, 37, 32", "3, 1, 6, 45, 40", "4, 2, 8, 49, 44"})
  void packedItem_sizes_followTheFormats(long key, long row, long item, long json, long ion) {
    PackedItemSize size = new PackedItemSize(key, row);

    assertThat(size.itemBytes()).isEqualTo(item);
    assertThat(size.lineBytes(ImportLineFormat.DYNAMODB_JSON)).isEqualTo(json);
    assertThat(size.lineBytes(ImportLineFormat.ION)).isEqualTo(ion);
    assertThat(PackedItemSize.ofItem(item, key)).isEqualTo(size);
  }

  @Test
  void packedItem_lines_haveTheLengthOfWrittenOnes() {
    byte[] key = new byte[18];
    byte[] row = new byte[80];
    String json =
        "{\"Item\":{\"k\":{\"B\":\"%s\"},\"v\":{\"B\":\"%s\"}}}%n"
            .formatted(base64(key), base64(row));
    String ion = "$ion_1_0 {Item:{k:{{%s}},v:{{%s}}}}%n".formatted(base64(key), base64(row));
    PackedItemSize size = new PackedItemSize(key.length, row.length);

    assertThat(size.lineBytes(ImportLineFormat.DYNAMODB_JSON)).isEqualTo(json.length());
    assertThat(size.lineBytes(ImportLineFormat.ION)).isEqualTo(ion.length());
  }

  @Test
  void packedItem_anyValue_staysWithinTheTargetInTheCheapestFormat() {
    for (long row = 0; row < 5_000; row++) {
      assertThat((double) new PackedItemSize(18, row).lineBytes(ImportLineFormat.ION))
          .isLessThanOrEqualTo(1.34 * row + 60);
    }
  }

  @Test
  void packedItem_impossibleSizes_areRefused() {
    assertThatThrownBy(() -> new PackedItemSize(-1, 0)).hasMessage("keyBytes: -1 (expected: >= 0)");
    assertThatThrownBy(() -> PackedItemSize.ofItem(19, 18))
        .hasMessage("itemBytes: 19 (expected: >= 20, its names and key)");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
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
