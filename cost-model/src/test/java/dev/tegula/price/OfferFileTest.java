package dev.tegula.price;

import static dev.tegula.price.PricedItem.IMPORT_GB;
import static dev.tegula.price.PricedItem.STORAGE_GB_MONTH;
import static dev.tegula.price.PricedItem.WRITE_CAPACITY_UNIT_HOUR;
import static dev.tegula.price.PricedItem.WRITE_REQUEST_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test for each trap of the offer files. */
class OfferFileTest {

  private static final String STORAGE =
      "\"operation\":\"\",\"volumeType\":\"Amazon DynamoDB - Indexed DataStore\",\"usagetype\":\"TimedStorage-ByteHrs\"";

  @ParameterizedTest
  @ValueSource(strings = {"", "USE1-", "EU-", "EUC1-", "APN1-"})
  void parse_usageTypeWithPrefix_matchesBySuffix(String prefix) {
    PriceBook book =
        new Offers()
            .requestUnit("A", "DDB-WriteUnits", prefix + "WriteRequestUnits")
            .priced("A", "0 Inf USD 0.5")
            .read();

    assertThat(book.price(WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.5");
    assertThat(book.date()).isEqualTo(LocalDate.of(2026, 8, 15));
  }

  @Test
  void parse_freeTierBandInAnyOrder_takesTheOpenEndedBand() {
    Offers offers = new Offers().product("A", "Database Storage", STORAGE);

    assertThat(offers.priced("A", "25 Inf USD 0.25", "0 25 USD 0.0").read().price(STORAGE_GB_MONTH))
        .isEqualByComparingTo("0.25");
    assertThat(
            new Offers()
                .product("A", "Database Storage", STORAGE)
                .priced("A", "0 25 USD 0.0", "25 Inf USD 0.25")
                .read()
                .price(STORAGE_GB_MONTH))
        .isEqualByComparingTo("0.25");
  }

  @Test
  void parse_productWithoutGroup_isPassedOver() {
    PriceBook book =
        new Offers()
            .product(
                "VECTOR",
                "Amazon DynamoDB PayPerRequest Throughput",
                "\"operation\":\"PayPerRequestThroughput\",\"usagetype\":\"WriteRequestUnits\"")
            .requestUnit("A", "DDB-WriteUnits", "WriteRequestUnits")
            .priced("VECTOR", "0 Inf USD 9")
            .priced("A", "0 Inf USD 0.5")
            .read();

    assertThat(book.price(WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.5");
  }

  @Test
  void parse_oneGroupInTwoFamilies_keepsThemApart() {
    PriceBook book =
        new Offers()
            .product(
                "P",
                "Provisioned IOPS",
                "\"operation\":\"CommittedThroughput\",\"group\":\"DDB-WriteUnits\",\"usagetype\":\"WriteCapacityUnit-Hrs\"")
            .requestUnit("A", "DDB-WriteUnits", "WriteRequestUnits")
            .priced("P", "0 18600 USD 0", "18600 Inf USD 0.00065")
            .priced("A", "0 Inf USD 0.000000625")
            .read();

    assertThat(book.price(WRITE_CAPACITY_UNIT_HOUR)).isEqualByComparingTo("0.00065");
    assertThat(book.price(WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.000000625");
  }

  @Test
  void parse_infrequentAccessAndReplicatedUnits_areNotTheStandardOnes() {
    PriceBook book =
        new Offers()
            .requestUnit("IA", "DDB-WriteUnitsIA", "IA-WriteRequestUnits")
            .requestUnit("R", "DDB-ReplicatedWriteUnits", "USE1-ReplWriteRequestUnits")
            .priced("IA", "0 Inf USD 0.78")
            .priced("R", "0 Inf USD 0.9")
            .read();

    assertThat(book.price(WRITE_REQUEST_UNIT)).isNull();
  }

  @Test
  void parse_pricesInYuan_saysSo() {
    Offers offers =
        new Offers()
            .requestUnit("A", "DDB-WriteUnits", "CNN1-WriteRequestUnits")
            .priced("A", "0 Inf CNY 7");

    assertThatThrownBy(offers::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offer.json: A: currency [CNY] (expected: USD)");
  }

  @Test
  void parse_bytesUsageType_isPricedPerGigabyte() {
    PriceBook book =
        new Offers()
            .product(
                "I",
                "Amazon DynamoDB Import Data Size",
                "\"volumeType\":\"Amazon DynamoDB - Import Size\",\"usagetype\":\"USE1-ImportDataSize-Bytes\"")
            .priced("I", "0 Inf USD 0.15")
            .read();

    assertThat(book.price(IMPORT_GB)).isEqualByComparingTo("0.15");
    assertThat(IMPORT_GB.unit()).isEqualTo("GB");
  }

  @Test
  void parse_twoProductsForOneItem_namesBoth() {
    Offers offers =
        new Offers()
            .requestUnit("A", "DDB-WriteUnits", "WriteRequestUnits")
            .requestUnit("B", "DDB-WriteUnits", "EU-WriteRequestUnits");

    assertThatThrownBy(offers::read)
        .hasMessageContaining("products [A, B] (expected: at most one)");
  }

  @Test
  void parse_pricedBandThatEnds_refusesToChoose() {
    Offers offers =
        new Offers()
            .requestUnit("A", "DDB-WriteUnits", "WriteRequestUnits")
            .priced("A", "0 100 USD 0.7", "100 Inf USD 0.5");

    assertThatThrownBy(offers::read).hasMessageContaining("A: a priced band that ends");
  }

  @Test
  void parse_missingItem_isUnknownAndNamedWhenRequired() {
    PriceBook book =
        new Offers()
            .requestUnit("A", "DDB-WriteUnits", "WriteRequestUnits")
            .priced("A", "0 Inf USD 0.5")
            .read();

    assertThat(book.price(IMPORT_GB)).isNull();
    assertThatThrownBy(() -> book.requirePrice(IMPORT_GB))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageStartingWith("price: unknown for import from S3 in x at 2026-08-15");
  }

  @Test
  void parse_brokenJson_namesSourceAndLine() {
    assertThatThrownBy(() -> OfferFile.parse("{\n\"a\": [}", "offer.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("offer.json:2: ");
  }
}
