package dev.tegula.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceBookTest {

  private static final Path FOLDER = Path.of("src/main/resources/dev/tegula/price/prices");

  static List<PriceBook.Edition> editions() {
    return PriceBook.available();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void load_everyEdition_saysItsRegionAndDate(PriceBook.Edition edition) {
    PriceBook book = PriceBook.load(edition.region(), edition.date());

    assertThat(book.region()).isEqualTo(edition.region());
    assertThat(book.date()).isEqualTo(edition.date());
  }

  @Test
  void available_listsEveryFile() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(PriceBook.available().stream().map(e -> e.region() + "/" + e.date() + ".json"))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.toString().endsWith(".json"))
                  .map(file -> FOLDER.relativize(file).toString())
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, 2024-10-01, 0.00000125, 0.00000025, 0.00065, 0.00013, 0.25, 0.15,,",
    "us-east-1, 2026-08-15, 0.000000625, 0.000000125, 0.00065, 0.00013, 0.25, 0.15, 0.000005, 0.0000004",
    "eu-west-1, 2026-08-15, 0.000000705, 0.0000001415, 0.000735, 0.000147, 0.283,, 0.000005, 0.0000004",
    "eu-central-1, 2026-08-15, 0.0000007625, 0.0000001525, 0.000793, 0.0001586, 0.306,, 0.0000054, 0.00000043",
    "ap-northeast-1, 2026-09-11, 0.000000715, 0.0000001425, 0.000742, 0.0001484, 0.285,,,",
  })
  void load_edition_hasTheKnownPricesAndNoOthers(ArgumentsAccessor row) {
    PriceBook book = PriceBook.load(row.getString(0), LocalDate.parse(row.getString(1)));

    PricedItem[] items = PricedItem.values();
    for (int i = 0; i < items.length; i++) {
      String expected = row.getString(2 + i);
      if (expected == null) {
        assertThat(book.price(items[i])).as(items[i].label()).isNull();
      } else {
        assertThat(book.price(items[i])).as(items[i].label()).isEqualByComparingTo(expected);
      }
    }
  }

  @Test
  void requirePrice_importInEurope_namesWhatIsUnknown() {
    PriceBook book = PriceBook.latest("eu-west-1");

    assertThatThrownBy(() -> book.requirePrice(PricedItem.IMPORT_GB))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessage(
            "price: unknown for import from S3 in eu-west-1 at 2026-08-15"
                + " (expected: a price list that has it; prices are never guessed)");
  }

  @Test
  void latest_regionWithTwoEditions_isTheNewer() {
    assertThat(PriceBook.latest("us-east-1").date()).isEqualTo("2026-08-15");
  }

  @Test
  void load_unknownRegionOrDate_listsWhatThereIs() {
    assertThatThrownBy(() -> PriceBook.load("us-east-1", LocalDate.of(2020, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none for us-east-1 at 2020-01-01")
        .hasMessageContaining("us-east-1 2026-08-15");
    assertThatThrownBy(() -> PriceBook.latest("mars-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("region: mars-1 (expected: one of ");
  }
}
