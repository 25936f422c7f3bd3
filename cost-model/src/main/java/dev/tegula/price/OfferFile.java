package dev.tegula.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An AWS Price List offer (bulk file, formatVersion v1.0) of DynamoDB for one Region. Products are
 * found by their attributes, never by SKU; the keys of terms and dimensions are opaque. Of the
 * bands of a price the open-ended one counts: the earlier ones are the free tier, at $0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file.html">the
 *     format</a>
 */
final class OfferFile {

  private final String source;
  private final Map<String, Object> offer;

  private OfferFile(String source, Map<String, Object> offer) {
    this.source = source;
    this.offer = offer;
  }

  /**
   * The prices of an offer.
   *
   * @throws IllegalArgumentException with one line that names the source and what is wrong
   */
  static PriceBook parse(String json, String source) {
    return new OfferFile(source, JsonTree.parse(json, source)).read();
  }

  private PriceBook read() {
    LocalDate date = OffsetDateTime.parse(text(offer, "publicationDate")).toLocalDate();
    Map<PricedItem, BigDecimal> prices = new EnumMap<>(PricedItem.class);
    for (PricedItem item : PricedItem.values()) {
      String sku = skuOf(item);
      if (sku != null) {
        prices.put(item, priceOf(sku));
      }
    }
    return new PriceBook(region(), date, prices);
  }

  private String region() {
    for (Object product : object(offer, "products").values()) {
      return text(object(asObject(product, "products"), "attributes"), "regionCode");
    }
    throw broken("products: none (expected: at least one)");
  }

  private @Nullable String skuOf(PricedItem item) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Object> entry : object(offer, "products").entrySet()) {
      if (matches(asObject(entry.getValue(), entry.getKey()), item.product())) {
        found.add(entry.getKey());
      }
    }
    if (found.size() > 1) {
      throw broken(item.label() + ": products " + found + " (expected: at most one)");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private boolean matches(Map<String, Object> product, PricedItem.Product wanted) {
    Map<String, Object> attributes = object(product, "attributes");
    String usage = String.valueOf(attributes.get("usagetype"));
    return wanted.family().equals(product.get("productFamily"))
        && wanted.value().equals(attributes.get(wanted.attribute()))
        && (wanted.operation() == null || wanted.operation().equals(attributes.get("operation")))
        && (usage.equals(wanted.usage()) || usage.endsWith("-" + wanted.usage()));
  }

  private BigDecimal priceOf(String sku) {
    Map<String, Object> terms = object(object(object(offer, "terms"), "OnDemand"), sku);
    if (terms.size() != 1) {
      throw broken(sku + ": " + terms.size() + " on-demand terms (expected: 1)");
    }
    BigDecimal price = null;
    for (Object term : terms.values()) {
      for (Object value : object(asObject(term, sku), "priceDimensions").values()) {
        Map<String, Object> band = asObject(value, sku);
        if (text(band, "endRange").equals("Inf")) {
          price = usd(sku, object(band, "pricePerUnit"));
        } else if (usd(sku, object(band, "pricePerUnit")).signum() != 0) {
          throw broken(sku + ": a priced band that ends (expected: free tier, then one price)");
        }
      }
    }
    if (price == null) {
      throw broken(sku + ": no band without an end (expected: endRange Inf)");
    }
    return price;
  }

  private BigDecimal usd(String sku, Map<String, Object> pricePerUnit) {
    Object price = pricePerUnit.get("USD");
    if (price == null) {
      throw broken(sku + ": currency " + pricePerUnit.keySet() + " (expected: USD)");
    }
    return new BigDecimal(price.toString()).stripTrailingZeros();
  }

  private String text(Map<String, Object> from, String name) {
    if (from.get(name) instanceof String text) {
      return text;
    }
    throw broken(name + ": missing (expected: text)");
  }

  private Map<String, Object> object(Map<String, Object> from, String name) {
    return asObject(from.get(name), name);
  }

  @SuppressWarnings("unchecked") // JsonTree makes no other maps
  private Map<String, Object> asObject(@Nullable Object value, String name) {
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw broken(name + ": missing (expected: an object)");
  }

  private IllegalArgumentException broken(String problem) {
    return new IllegalArgumentException(source + ": " + problem);
  }
}
