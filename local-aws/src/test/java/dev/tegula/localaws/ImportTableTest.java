package dev.tegula.localaws;

import static dev.tegula.localaws.Imports.BUCKET;
import static dev.tegula.localaws.Imports.bytes;
import static dev.tegula.localaws.Imports.json;
import static dev.tegula.localaws.Imports.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.tegula.localaws.Imports.Compressor;
import dev.tegula.localaws.RunningLocalAws.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What AWS was measured to do, rule by rule, through an SDK client. */
@ExtendWith(RunningLocalAws.class)
class ImportTableTest {

  private static final List<String> DEFECTS =
      List.of(
          "{\"NotAnItem\": {\"p\": {\"S\": \"x\"}, \"c\": {\"N\": \"1\"}}}",
          "{\"Item\": {\"c\": {\"N\": \"1\"}}}",
          "{\"Item\": {\"p\": {\"S\": \"x\"}}}",
          "{\"Item\": {\"p\": {\"S\": \"x\"}, \"c\": {\"S\": \"1\"}}}",
          "{\"Item\": ",
          "{\"Item\": {\"p\": {\"S\": \"x\"}, \"c\": {\"N\": \"1\"}, \"\": {\"S\": \"v\"}}}");

  @BeforeAll
  static void createBucket(Clients aws) {
    aws.s3().createBucket(create -> create.bucket(BUCKET));
  }

  @Test
  void importTable_plain_completesWithEveryItem(Clients aws) {
    String lines = lines(0, 100) + "\n   \n" + lines(100, 250);
    put(aws, "plain/data", bytes(lines));
    put(aws, "plain/zero-length", new byte[0]);

    ImportTableDescription ended = aws.imported(json("plain", "plain/"));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 250, 0);
    assertThat(ended.processedSizeBytes()).isEqualTo(lines.length());
    assertThat(ended.endTime()).isAfterOrEqualTo(ended.startTime());
    TableDescription table = aws.dynamoDb().describeTable(of -> of.tableName("plain")).table();
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.itemCount()).isEqualTo(250);
    assertThat(table.tableId()).isEqualTo(ended.tableId());
    assertThat(table.tableArn()).isEqualTo(ended.tableArn());
    assertThat(items(aws, "plain")).hasSize(250);
  }

  @Test
  void importTable_gzip_countsUncompressedBytes(Clients aws) {
    assertCompressed(aws, InputCompressionType.GZIP, GZIPOutputStream::new);
  }

  @Test
  void importTable_zstd_countsUncompressedBytes(Clients aws) {
    assertCompressed(aws, InputCompressionType.ZSTD, ZstdOutputStream::new);
  }

  private static void assertCompressed(
      Clients aws, InputCompressionType type, Compressor compressor) {
    String lines = lines(0, 300);
    put(aws, type + "/data", Imports.compressed(lines, compressor));
    put(aws, type + "/zero-length", new byte[0]);

    ImportTableDescription ended =
        aws.imported(
            json("compressed_" + type, type + "/")
                .andThen(request -> request.inputCompressionType(type)));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 300, 0);
    assertThat(ended.processedSizeBytes()).isEqualTo(lines.length());
    assertThat(items(aws, "compressed_" + type)).hasSize(300);
  }

  @Test
  void importTable_notCompressedAsSaid_failsWithoutItems(Clients aws) {
    put(aws, "not-gzip/data", bytes(lines(0, 3)));

    ImportTableDescription ended =
        aws.imported(
            json("not_gzip", "not-gzip/")
                .andThen(request -> request.inputCompressionType(InputCompressionType.GZIP)));

    assertThat(ended.failureCode()).isEqualTo("ItemValidationError");
    assertCounts(ended, 0, 1);
  }

  @Test
  void importTable_prefixWithoutSlash_isPlainString(Clients aws) {
    put(aws, "yes/a", bytes(lines(0, 2)));
    put(aws, "yesdata.json", bytes(lines(2, 5)));
    put(aws, "no/yes", bytes(lines(5, 9)));

    assertCounts(aws.imported(json("string_prefix", "yes")), 5, 0);
  }

  @Test
  void importTable_withoutPrefix_takesTheWholeBucket(Clients aws) {
    aws.s3().createBucket(create -> create.bucket("whole-bucket"));
    for (String key : List.of("a/1", "b", "_SUCCESS")) {
      aws.s3()
          .putObject(
              put -> put.bucket("whole-bucket").key(key),
              RequestBody.fromString(line(key, 1, "value")));
    }

    ImportTableDescription ended =
        aws.imported(
            json("whole_bucket", "")
                .andThen(
                    request -> request.s3BucketSource(source -> source.s3Bucket("whole-bucket"))));

    assertCounts(ended, 3, 0);
  }

  @Test
  void importTable_globalSecondaryIndex_isQueried(Clients aws) {
    put(aws, "indexed/data", bytes(line("a", 1, "x") + line("b", 2, "y") + line("c", 1, "z")));
    GlobalSecondaryIndex byNumber =
        GlobalSecondaryIndex.builder()
            .indexName("by_number")
            .keySchema(Imports.key("c", KeyType.HASH))
            .projection(of -> of.projectionType(ProjectionType.ALL))
            .build();

    aws.imported(
        json("indexed", "indexed/")
            .andThen(
                request ->
                    request.tableCreationParameters(
                        Imports.table("indexed").toBuilder()
                            .globalSecondaryIndexes(byNumber)
                            .build())));

    assertThat(
            aws.dynamoDb()
                .query(
                    query ->
                        query
                            .tableName("indexed")
                            .indexName("by_number")
                            .keyConditionExpression("c = :c")
                            .expressionAttributeValues(Map.of(":c", AttributeValue.fromN("1"))))
                .items())
        .extracting(item -> item.get("p").s())
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void importTable_itemAboveTheLimit_isOneErrorOfItsRow(Clients aws) {
    put(
        aws,
        "large/data",
        bytes(line("a", 1, "x") + line("b", 2, "y".repeat(401 << 10)) + line("c", 3, "z")));

    ImportTableDescription ended = aws.imported(json("large", "large/"));

    assertThat(ended.failureCode()).isEqualTo("ItemValidationError");
    assertCounts(ended, 2, 1);
    assertThat(items(aws, "large")).hasSize(2);
  }

  @Test
  void importTable_prefixOfNothing_completesWithEmptyTable(Clients aws) {
    ImportTableDescription ended = aws.imported(json("empty_prefix", "nothing-here/"));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(ended.failureCode()).isNull();
    assertThat(ended.processedSizeBytes()).isNull();
    assertCounts(ended, 0, 0);
    assertThat(items(aws, "empty_prefix")).isEmpty();
  }

  @Test
  void importTable_missingBucket_failsWithoutTable(Clients aws) {
    ImportTableDescription ended =
        aws.imported(
            json("missing_bucket", "a/")
                .andThen(
                    request -> request.s3BucketSource(source -> source.s3Bucket("no-such-one"))));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(ended.failureCode()).isEqualTo("S3NoSuchBucket");
    assertThat(ended.failureMessage()).contains("no-such-one");
    assertThat(ended.processedSizeBytes()).isNull();
    assertCounts(ended, 0, 0);
    assertThatThrownBy(() -> aws.dynamoDb().describeTable(of -> of.tableName("missing_bucket")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void importTable_oneDefectPerObject_failsAndKeepsTheGoodRows(Clients aws) {
    put(aws, "defects/good", bytes(line("good", 1, "kept") + line("good", 2, "kept")));
    for (int i = 0; i < DEFECTS.size(); i++) {
      put(aws, "defects/bad-" + i, bytes(DEFECTS.get(i) + "\n"));
    }

    ImportTableDescription ended = aws.imported(json("defects", "defects/"));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(ended.failureCode()).isEqualTo("ItemValidationError");
    assertThat(ended.failureMessage()).isNotEmpty();
    assertCounts(ended, 2, DEFECTS.size());
    assertThat(items(aws, "defects")).hasSize(2);
  }

  @Test
  void importTable_allDefectsInOneObject_isOneErrorBecauseTheFirstAbandonsTheRest(Clients aws) {
    put(aws, "abandoned/a", bytes(line("before", 1, "kept") + String.join("\n", DEFECTS)));
    put(aws, "abandoned/b", bytes(line("other", 1, "kept")));

    ImportTableDescription ended = aws.imported(json("abandoned", "abandoned/"));

    assertThat(ended.failureCode()).isEqualTo("ItemValidationError");
    assertCounts(ended, 2, 1);
    assertThat(items(aws, "abandoned")).hasSize(2);
  }

  @Test
  void importTable_badKeysAndValues_skipOnlyTheirRows(Clients aws) {
    put(
        aws,
        "skipped/data",
        bytes(
            line("a", 1, "kept")
                + DEFECTS.get(1)
                + "\n{\"Item\":{\"p\":{\"S\":\"b\"},\"c\":{\"N\":\"no number\"}}}"
                + "\n{\"Item\":{\"p\":{\"S\":\"\"},\"c\":{\"N\":\"1\"}}}"
                + "\n{\"Item\":{\"p\":{\"S\":\"b\"},\"c\":{\"N\":\"1\"},\"v\":{\"X\":\"\"}}}\n"
                + "\n{\"Item\":{\"p\":{\"S\":\"b\"},\"c\":{\"N\":\"1\"},\"v\":{\"B\":\"?\"}}}\n"
                + line("z", 1, "kept")));

    ImportTableDescription ended = aws.imported(json("skipped", "skipped/"));

    assertCounts(ended, 2, 5);
    assertThat(items(aws, "skipped")).extracting(item -> item.get("p").s()).contains("a", "z");
  }

  @Test
  void importTable_duplicateKeys_countsWrites(Clients aws) {
    put(
        aws,
        "duplicates/data",
        bytes(
            line("dup", 1, "first")
                + line("dup", 2, "first")
                + line("unique", 3, "only")
                + line("dup", 1, "second")
                + line("dup", 2, "second")));

    ImportTableDescription ended = aws.imported(json("duplicates", "duplicates/"));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertCounts(ended, 5, 0);
    assertThat(items(aws, "duplicates"))
        .hasSize(3)
        .extracting(item -> item.get("v").s())
        .isSubsetOf("first", "second", "only");
  }

  @Test
  void importTable_existingTable_isResourceInUseAlsoForItsOwnToken(Clients aws) {
    String token = "token of existing";
    var request = json("existing", "nothing/").andThen(builder -> builder.clientToken(token));
    aws.imported(request);

    assertThatThrownBy(() -> aws.dynamoDb().importTable(request))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Table already exists: existing");
    assertThatThrownBy(() -> aws.dynamoDb().importTable(json("existing", "")))
        .isInstanceOf(ResourceInUseException.class);
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> line("key " + i, i, "value"))
        .collect(Collectors.joining());
  }

  private static void put(Clients aws, String key, byte[] bytes) {
    aws.s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
  }

  private static List<Map<String, AttributeValue>> items(Clients aws, String table) {
    return new ArrayList<>(
        aws.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream().toList());
  }

  private static void assertCounts(ImportTableDescription ended, long imported, long errors) {
    assertThat(ended.importedItemCount()).isEqualTo(imported);
    assertThat(ended.errorCount()).isEqualTo(errors);
    assertThat(ended.processedItemCount()).isEqualTo(imported + errors);
  }
}
