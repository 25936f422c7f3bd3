package dev.tegula.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB, and S3 beside it, cost in one Region by a price list of one day, in US dollars,
 * without free tier. Items that the list lacks have no price.
 *
 * @param date on which the list was published
 * @param prices for one unit each
 */
public record PriceBook(String region, LocalDate date, Map<PricedItem, BigDecimal> prices) {

  /** A price book that is bundled. */
  public record Edition(String region, LocalDate date) {}

  public PriceBook {
    prices = Map.copyOf(prices);
  }

  /** The bundled price books, by Region and date. */
  public static List<Edition> available() {
    return resource("prices/books.txt")
        .lines()
        .map(line -> line.split(" "))
        .map(words -> new Edition(words[0], LocalDate.parse(words[1])))
        .toList();
  }

  /**
   * A bundled price book.
   *
   * @throws IllegalArgumentException when none is bundled for that Region and day
   */
  public static PriceBook load(String region, LocalDate date) {
    if (!available().contains(new Edition(region, date))) {
      throw new IllegalArgumentException(
          "prices: none for " + region + " at " + date + " (expected: one of " + names() + ")");
    }
    String name = "prices/" + region + "/" + date + ".json";
    return OfferFile.parse(resource(name), name);
  }

  /**
   * The newest bundled price book of a Region.
   *
   * @throws IllegalArgumentException when none is bundled for that Region
   */
  public static PriceBook latest(String region) {
    return available().stream()
        .filter(edition -> edition.region().equals(region))
        .max(Comparator.comparing(Edition::date))
        .map(edition -> load(edition.region(), edition.date()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "region: " + region + " (expected: one of " + names() + ")"));
  }

  /** The price of one unit, or null when the list lacks it. */
  public @Nullable BigDecimal price(PricedItem item) {
    return prices.get(item);
  }

  /**
   * The price of one unit.
   *
   * @throws UnknownPriceException when the list lacks it
   */
  public BigDecimal requirePrice(PricedItem item) {
    BigDecimal price = prices.get(item);
    if (price == null) {
      throw new UnknownPriceException(this, item);
    }
    return price;
  }

  private static String names() {
    return String.join(", ", available().stream().map(e -> e.region() + " " + e.date()).toList());
  }

  private static String resource(String name) {
    try (InputStream in = PriceBook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
