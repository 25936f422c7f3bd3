package dev.tegula.price;

import org.jspecify.annotations.Nullable;

/**
 * Something that AWS bills for filling, keeping or reading tables, and how its product is
 * recognised in an offer. The usage type is compared by its end, because its beginning depends on
 * the Region ({@code EU-}, {@code USE1-}, or nothing); the group alone is not enough, because one
 * group lives in two product families.
 */
public enum PricedItem {
  WRITE_REQUEST_UNIT(
      "on-demand write request unit",
      "WRU",
      Product.onDemand("DDB-WriteUnits", "WriteRequestUnits")),
  READ_REQUEST_UNIT(
      "on-demand read request unit", "RRU", Product.onDemand("DDB-ReadUnits", "ReadRequestUnits")),
  WRITE_CAPACITY_UNIT_HOUR(
      "provisioned write capacity unit hour",
      "WCU-hour",
      Product.provisioned("DDB-WriteUnits", "WriteCapacityUnit-Hrs")),
  READ_CAPACITY_UNIT_HOUR(
      "provisioned read capacity unit hour",
      "RCU-hour",
      Product.provisioned("DDB-ReadUnits", "ReadCapacityUnit-Hrs")),
  STORAGE_GB_MONTH(
      "table storage",
      "GB-month",
      Product.volume(
          "Database Storage", "Amazon DynamoDB - Indexed DataStore", "TimedStorage-ByteHrs")),
  IMPORT_GB(
      "import from S3",
      "GB",
      Product.volume(
          "Amazon DynamoDB Import Data Size",
          "Amazon DynamoDB - Import Size",
          "ImportDataSize-Bytes")),
  S3_PUT_REQUEST("S3 PUT request", "request", Product.s3("S3-API-Tier1", "Requests-Tier1")),
  S3_GET_REQUEST("S3 GET request", "request", Product.s3("S3-API-Tier2", "Requests-Tier2"));

  private final String label;
  private final String unit;
  private final Product product;

  PricedItem(String label, String unit, Product product) {
    this.label = label;
    this.unit = unit;
    this.product = product;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  /** What the price is for one of. */
  public String unit() {
    return unit;
  }

  Product product() {
    return product;
  }

  /**
   * The marks of a product in an offer.
   *
   * @param operation null when it does not matter
   * @param attribute {@code group} or {@code volumeType}
   */
  record Product(
      String family, @Nullable String operation, String attribute, String value, String usage) {

    static Product onDemand(String group, String usage) {
      return new Product(
          "Amazon DynamoDB PayPerRequest Throughput",
          "PayPerRequestThroughput",
          "group",
          group,
          usage);
    }

    static Product provisioned(String group, String usage) {
      return new Product("Provisioned IOPS", "CommittedThroughput", "group", group, usage);
    }

    static Product s3(String group, String usage) {
      return new Product("API Request", null, "group", group, usage);
    }

    static Product volume(String family, String volumeType, String usage) {
      return new Product(family, null, "volumeType", volumeType, usage);
    }
  }
}
