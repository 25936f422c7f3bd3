package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An ImportTable request that passed validation.
 *
 * @param members the request as it came, for the description
 */
record ImportRequest(
    String clientToken,
    String bucket,
    String prefix,
    InputFormat format,
    Compression compression,
    CsvOptions csv,
    JsonNode members) {

  private static final List<String> TABLE_MEMBERS =
      List.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "OnDemandThroughput",
          "SSESpecification",
          "GlobalSecondaryIndexes");

  private static final String TABLE_NAME = "[a-zA-Z0-9_.-]{3,255}";
  private static final String BUCKET = "[a-z0-9A-Z]+[\\.\\-\\w]*[a-z0-9A-Z]+";

  /** Checks every member and throws {@link AwsException} naming all that are wrong. */
  static ImportRequest of(JsonNode members) {
    MemberChecks checks = new MemberChecks(members);
    String token = checks.string("clientToken", "[^\\$]+");
    String bucket = checks.string("s3BucketSource.s3Bucket", BUCKET, 255);
    String prefix = checks.optionalString("s3BucketSource.s3KeyPrefix", "", 1024);
    InputFormat format = checks.member("inputFormat", InputFormat.class, null);
    Compression compression =
        checks.member("inputCompressionType", Compression.class, Compression.NONE);
    checks.string("tableCreationParameters.tableName", TABLE_NAME);
    checks.present("tableCreationParameters.attributeDefinitions");
    checks.present("tableCreationParameters.keySchema");
    checkKeysAreDefined(members.path("TableCreationParameters"), checks);
    CsvOptions csv = CsvOptions.of(members, checks);
    checks.done();
    if (members.path("InputFormatOptions").has("Csv") && format != InputFormat.CSV) {
      throw new AwsException(
          "ValidationException",
          "InputFormatOptions: Csv options are not allowed with InputFormat " + format);
    }
    return new ImportRequest(token, bucket, prefix, format, compression, csv, members);
  }

  private static void checkKeysAreDefined(JsonNode table, MemberChecks checks) {
    List<String> defined = table.path("AttributeDefinitions").findValuesAsText("AttributeName");
    for (String key : table.path("KeySchema").findValuesAsText("AttributeName")) {
      if (!defined.contains(key)) {
        checks.error(
            key,
            "tableCreationParameters.keySchema",
            "Member must be one of AttributeDefinitions " + defined);
      }
    }
  }

  /** Without what CreateTable knows and an import does not, such as local indexes and streams. */
  JsonNode tableParameters() {
    return ((ObjectNode) members.path("TableCreationParameters")).deepCopy().retain(TABLE_MEMBERS);
  }

  String tableName() {
    return members.path("TableCreationParameters").path("TableName").asText();
  }
}
