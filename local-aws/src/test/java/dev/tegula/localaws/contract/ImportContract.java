package dev.tegula.localaws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Imports of DYNAMODB_JSON: the states at the end, the counters, the rows. */
interface ImportContract {

  /** A place for one import, and the request for it. */
  record Import(Clients aws, String bucket, String table) {

    static Import into(Clients aws) {
      Import one =
          new Import(aws, "import-" + UUID.randomUUID(), "contract_import_" + UUID.randomUUID());
      aws.s3().createBucket(create -> create.bucket(one.bucket));
      return one;
    }

    Import put(String key, byte[] bytes) {
      aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
      return this;
    }

    Consumer<ImportTableRequest.Builder> request(String prefix) {
      return request ->
          request
              .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix(prefix))
              .inputFormat(InputFormat.DYNAMODB_JSON)
              .tableCreationParameters(
                  create ->
                      create
                          .tableName(table)
                          .billingMode(BillingMode.PAY_PER_REQUEST)
                          .attributeDefinitions(
                              a -> a.attributeName("p").attributeType(ScalarAttributeType.S))
                          .keySchema(k -> k.attributeName("p").keyType(KeyType.HASH)));
    }

    ImportTableDescription run(String prefix) {
      return aws.imported(request(prefix));
    }

    List<Map<String, AttributeValue>> items() {
      return new ArrayList<>(
          aws.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream().toList());
    }
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"Item\":{\"p\":{\"S\":\"%d\"},\"v\":{\"B\":\"AAEC\"}}}\n".formatted(i))
        .collect(Collectors.joining());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  private static void assertCounts(ImportTableDescription ended, long imported, long errors) {
    assertThat(ended.importedItemCount()).isEqualTo(imported);
    assertThat(ended.errorCount()).isEqualTo(errors);
    assertThat(ended.processedItemCount()).isEqualTo(imported + errors);
  }

  @Test
  default void importTable_plainObjects_completesWithEveryRow(Clients aws) {
    Import one =
        Import.into(aws).put("data/1", bytes(rows(0, 20))).put("data/2", bytes(rows(20, 30)));

    ImportTableDescription ended = one.run("data/");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 30, 0);
    assertThat(one.items())
        .extracting(item -> item.get("p").s())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30).mapToObj(String::valueOf).toList());
    assertThat(one.items())
        .allSatisfy(
            item -> assertThat(item.get("v").b().asByteArray()).isEqualTo(new byte[] {0, 1, 2}));
  }

  @Test
  default void importTable_gzipObjects_completesWithEveryRow(Clients aws) throws IOException {
    Import one = Import.into(aws).put("data/1", gzip(rows(0, 20)));

    ImportTableDescription ended =
        aws.imported(
            one.request("data/")
                .andThen(request -> request.inputCompressionType(InputCompressionType.GZIP)));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 20, 0);
    assertThat(one.items()).hasSize(20);
  }

  @Test
  default void importTable_prefixWithoutSlash_isAPlainString(Clients aws) {
    Import one =
        Import.into(aws)
            .put("yes/a", bytes(rows(0, 2)))
            .put("yesdata.json", bytes(rows(2, 5)))
            .put("no/yes", bytes(rows(5, 9)));

    assertCounts(one.run("yes"), 5, 0);
    assertThat(one.items()).hasSize(5);
  }

  @Test
  default void importTable_prefixOfNothing_completesWithAnEmptyTable(Clients aws) {
    Import one = Import.into(aws).put("data/1", bytes(rows(0, 2)));

    ImportTableDescription ended = one.run("nothing-here/");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 0, 0);
    assertThat(one.items()).isEmpty();
  }

  @Test
  default void importTable_missingBucket_failsWithoutATable(Clients aws) {
    Import one =
        new Import(aws, "missing-" + UUID.randomUUID(), "contract_import_" + UUID.randomUUID());

    ImportTableDescription ended = one.run("");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(ended.failureCode()).isEqualTo("S3NoSuchBucket");
    assertThatThrownBy(() -> aws.dynamoDb().describeTable(of -> of.tableName(one.table())))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  default void importTable_rowWithoutKey_failsAndKeepsTheOthers(Clients aws) {
    Import one =
        Import.into(aws)
            .put("data/1", bytes(rows(0, 2) + "{\"Item\":{\"q\":{\"S\":\"x\"}}}\n"))
            .put("data/2", bytes(rows(2, 4)));

    ImportTableDescription ended = one.run("data/");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertCounts(ended, 4, 1);
    assertThat(one.items()).hasSize(4);
  }

  @Test
  default void importTable_duplicateKeys_countsWritesNotRows(Clients aws) {
    Import one = Import.into(aws).put("data/1", bytes(rows(0, 3) + rows(0, 2)));

    ImportTableDescription ended = one.run("data/");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 5, 0);
    assertThat(one.items()).hasSize(3);
  }

  @Test
  default void importTable_blankLines_areNothing(Clients aws) {
    Import one =
        Import.into(aws).put("data/1", bytes("\n" + rows(0, 2) + "\n\n" + rows(2, 3) + "\n"));

    assertCounts(one.run("data/"), 3, 0);
  }
}
