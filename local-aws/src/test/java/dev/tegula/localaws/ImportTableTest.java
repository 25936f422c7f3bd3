package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

@ExtendWith(RunningLocalAws.class)
class ImportTableTest {

  private static final String BUCKET = "imports";

  @BeforeAll
  static void createBucket(Clients aws) {
    aws.s3().createBucket(create -> create.bucket(BUCKET));
  }

  @Test
  void importTable_plainJson_completesWithEveryItem(Clients aws) {
    String lines = lines(0, 100) + "\n   \n" + lines(100, 250);
    put(aws, "plain/data", lines.getBytes(StandardCharsets.UTF_8));
    put(aws, "plain/empty", new byte[0]);

    ImportTableDescription ended = aws.imported(json("plain_table", "plain/"));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(ended.importedItemCount()).isEqualTo(250);
    assertThat(ended.processedItemCount()).isEqualTo(250);
    assertThat(ended.errorCount()).isZero();
    assertThat(ended.processedSizeBytes()).isEqualTo(lines.length());
    assertThat(ended.endTime()).isAfterOrEqualTo(ended.startTime());
    assertThat(item(aws, "plain_table", 137)).containsEntry("v", AttributeValue.fromN("137"));
    assertThat(aws.dynamoDb().describeTable(table -> table.tableName("plain_table")).table())
        .satisfies(
            table -> {
              assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
              assertThat(table.itemCount()).isEqualTo(250);
              assertThat(table.tableId()).isEqualTo(ended.tableId());
            });
  }

  @Test
  void importTable_gzip_countsUncompressedBytes(Clients aws) throws IOException {
    String lines = lines(0, 300);
    put(aws, "gzip/data.json.gz", gzipped(lines));

    ImportTableDescription ended =
        aws.imported(
            json("gzip_table", "gzip/")
                .andThen(request -> request.inputCompressionType(InputCompressionType.GZIP)));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(ended.importedItemCount()).isEqualTo(300);
    assertThat(ended.processedSizeBytes()).isEqualTo(lines.length());
    assertThat(item(aws, "gzip_table", 299)).containsEntry("v", AttributeValue.fromN("299"));
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("{\"Item\":{\"k\":{\"S\":\"%1$d\"},\"v\":{\"N\":\"%1$d\"}}}\n"::formatted)
        .collect(Collectors.joining());
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(Clients aws, String key, byte[] bytes) {
    aws.s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
  }

  private static Map<String, AttributeValue> item(Clients aws, String table, int key) {
    Map<String, AttributeValue> keyOf = Map.of("k", AttributeValue.fromS(String.valueOf(key)));
    return aws.dynamoDb().getItem(get -> get.tableName(table).key(keyOf)).item();
  }

  private static Consumer<ImportTableRequest.Builder> json(String table, String prefix) {
    return request ->
        request
            .s3BucketSource(source -> source.s3Bucket(BUCKET).s3KeyPrefix(prefix))
            .inputFormat(InputFormat.DYNAMODB_JSON)
            .tableCreationParameters(
                create ->
                    create
                        .tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                            AttributeDefinition.builder()
                                .attributeName("k")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(
                            KeySchemaElement.builder()
                                .attributeName("k")
                                .keyType(KeyType.HASH)
                                .build()));
  }
}
