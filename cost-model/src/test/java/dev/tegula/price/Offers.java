package dev.tegula.price;

import java.util.ArrayList;
import java.util.List;

/** Writes small offers in AWS's shape, each with one trap. */
final class Offers {

  private final List<String> products = new ArrayList<>();
  private final List<String> terms = new ArrayList<>();

  /** A product without group or volume type unless they are among the attributes. */
  Offers product(String sku, String family, String attributes) {
    products.add(
        "\"%s\":{\"sku\":\"%s\",\"productFamily\":\"%s\",\"attributes\":{\"regionCode\":\"x\",%s}}"
            .formatted(sku, sku, family, attributes));
    return this;
  }

  /** A product of the request-unit family. */
  Offers requestUnit(String sku, String group, String usage) {
    return product(
        sku,
        "Amazon DynamoDB PayPerRequest Throughput",
        "\"operation\":\"PayPerRequestThroughput\",\"group\":\"%s\",\"usagetype\":\"%s\""
            .formatted(group, usage));
  }

  /** The bands of a product, each {@code begin end currency price}. */
  Offers priced(String sku, String... bands) {
    List<String> dimensions = new ArrayList<>();
    for (String band : bands) {
      String[] words = band.split(" ");
      dimensions.add(
          "\"%s.%d\":{\"beginRange\":\"%s\",\"endRange\":\"%s\",\"unit\":\"u\",\"pricePerUnit\":{\"%s\":\"%s\"}}"
              .formatted(sku, dimensions.size(), words[0], words[1], words[2], words[3]));
    }
    terms.add(
        "\"%s\":{\"%s.OPAQUE\":{\"effectiveDate\":\"2026-01-01T00:00:00Z\",\"appliesTo\":[{}],\"priceDimensions\":{%s}}}"
            .formatted(sku, sku, String.join(",", dimensions)));
    return this;
  }

  PriceBook read() {
    return OfferFile.parse(json(), "offer.json");
  }

  String json() {
    return """
        {"formatVersion":"v1.0","publicationDate":"2026-08-15T12:44:22Z",
         "products":{%s},"terms":{"OnDemand":{%s}}}
        """
        .formatted(String.join(",\n", products), String.join(",\n", terms));
  }
}
