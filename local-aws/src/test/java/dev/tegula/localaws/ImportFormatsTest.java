package dev.tegula.localaws;

import static dev.tegula.localaws.Imports.bytes;
import static dev.tegula.localaws.Imports.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CsvOptions;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;

@ExtendWith(RunningLocalAws.class)
class ImportFormatsTest {

  private static final String BUCKET = "formats";

  private static final Map<String, AttributeValue> EVERY_TYPE =
      Map.ofEntries(
          Map.entry("p", AttributeValue.fromS("quote\" backslash\\ newline\n 日本 🦑")),
          Map.entry("c", AttributeValue.fromN("-17.5")),
          Map.entry("n", AttributeValue.fromN("1".repeat(38))),
          Map.entry("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, 1, -2, -1}))),
          Map.entry("yes", AttributeValue.fromBool(true)),
          Map.entry("nothing", AttributeValue.fromNul(true)),
          Map.entry("ss", AttributeValue.fromSs(List.of("a", "b"))),
          Map.entry("ns", AttributeValue.fromNs(List.of("1"))),
          Map.entry("bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x")))),
          Map.entry("l", AttributeValue.fromL(List.of(AttributeValue.fromN("2"), s("text")))),
          Map.entry("m", AttributeValue.fromM(Map.of("a", AttributeValue.fromBool(false)))));

  @BeforeAll
  static void createBucket(Clients aws) {
    aws.s3().createBucket(create -> create.bucket(BUCKET));
  }

  @Test
  void importTable_dynamoDbJson_takesEveryType(Clients aws) {
    ImportTableDescription ended =
        imported(
            aws,
            "json_types",
            InputFormat.DYNAMODB_JSON,
            "{\"Item\":{\"p\":{\"S\":\"quote\\\" backslash\\\\ newline\\n 日本 🦑\"},\"c\":{\"N\":\"-17.5\"},"
                + "\"n\":{\"N\":\"11111111111111111111111111111111111111\"},"
                + "\"b\":{\"B\":\"AAH+/w==\"},\"yes\":{\"BOOL\":true},\"nothing\":{\"NULL\":true},"
                + "\"ss\":{\"SS\":[\"a\",\"b\"]},\"ns\":{\"NS\":[\"1\"]},\"bs\":{\"BS\":[\"eA==\"]},"
                + "\"l\":{\"L\":[{\"N\":\"2\"},{\"S\":\"text\"}]},\"m\":{\"M\":{\"a\":{\"BOOL\":false}}}}}");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(items(aws, "json_types")).containsExactly(EVERY_TYPE);
  }

  @Test
  void importTable_ion_takesEveryType(Clients aws) {
    ImportTableDescription ended =
        imported(
            aws,
            "ion_types",
            InputFormat.ION,
            "$ion_1_0 {Item:{p:\"quote\\\" backslash\\\\ newline\\n 日本 🦑\",c:-17.5,"
                + "n:11111111111111111111111111111111111111.,b:{{AAH+/w==}},yes:true,nothing:null,"
                + "ss:$dynamodb_SS::[\"a\",\"b\"],ns:$dynamodb_NS::[1.],bs:$dynamodb_BS::[{{eA==}}],"
                + "l:[2.,\"text\"],m:{a:false}}}\n\n$ion_1_0 {Item:{p:\"second\",c:6d2}}\n");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(items(aws, "ion_types"))
        .containsExactlyInAnyOrder(
            EVERY_TYPE, Map.of("p", s("second"), "c", AttributeValue.fromN("600")));
  }

  @Test
  void importTable_ionDefects_skipRowsUntilOneCannotBeRead(Clients aws) {
    ImportTableDescription ended =
        imported(
            aws,
            "ion_defects",
            InputFormat.ION,
            "$ion_1_0 {Item:{p:\"int is no decimal\",c:1}}\n"
                + "$ion_1_0 {Item:{p:\"good\",c:1.}}\n"
                + "$ion_1_0 {NoItem:{p:\"x\",c:1.}}\n"
                + "$ion_1_0 {Item:{p:\"lost\",c:1.}}\n");

    assertThat(ended.failureCode()).isEqualTo("ItemValidationError");
    assertThat(ended.errorCount()).isEqualTo(2);
    assertThat(items(aws, "ion_defects"))
        .containsExactly(Map.of("p", s("good"), "c", AttributeValue.fromN("1")));
  }

  @Test
  void importTable_brokenIon_abandonsTheRest(Clients aws) {
    ImportTableDescription ended =
        imported(
            aws,
            "ion_broken",
            InputFormat.ION,
            "$ion_1_0 {Item:{p:\"good\",c:1.}}\n$ion_1_0 {Item:{p:\n");

    assertThat(ended.importedItemCount()).isEqualTo(1);
    assertThat(ended.errorCount()).isEqualTo(1);
  }

  @Test
  void importTable_csvWithHeaderLine_typesKeysAndLeavesStrings(Clients aws) {
    ImportTableDescription ended =
        imported(
            aws,
            "csv_header",
            InputFormat.CSV,
            "p,c,Title,year\nfilm,7,\"quoted, with comma\",1999\n\nlate,8,x\n");

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(items(aws, "csv_header"))
        .containsExactlyInAnyOrder(
            Map.of(
                "p", s("film"),
                "c", AttributeValue.fromN("7"),
                "Title", s("quoted, with comma"),
                "year", s("1999")),
            Map.of("p", s("late"), "c", AttributeValue.fromN("8"), "Title", s("x")));
  }

  @Test
  void importTable_csvWithHeaderList_takesTheFirstLineAsData(Clients aws) {
    CsvOptions options = CsvOptions.builder().delimiter("|").headerList("p", "c").build();
    aws.s3()
        .putObject(
            put -> put.bucket(BUCKET).key("csv_list/a"), RequestBody.fromString("first|1\nb|2"));

    ImportTableDescription ended =
        aws.imported(
            request("csv_list", InputFormat.CSV)
                .andThen(request -> request.inputFormatOptions(format -> format.csv(options))));

    assertThat(ended.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(ended.inputFormatOptions().csv()).isEqualTo(options);
    assertThat(items(aws, "csv_list"))
        .containsExactlyInAnyOrder(
            Map.of("p", s("first"), "c", AttributeValue.fromN("1")),
            Map.of("p", s("b"), "c", AttributeValue.fromN("2")));
  }

  @Test
  void importTable_csvDefects_skipRows(Clients aws) {
    ImportTableDescription ended =
        imported(aws, "csv_defects", InputFormat.CSV, "p,c\na,1,too many\nb,not a number\nc,3\n");

    assertThat(ended.errorCount()).isEqualTo(2);
    assertThat(ended.importedItemCount()).isEqualTo(1);
  }

  private static ImportTableDescription imported(
      Clients aws, String table, InputFormat format, String text) {
    aws.s3()
        .putObject(
            put -> put.bucket(BUCKET).key(table + "/data"), RequestBody.fromBytes(bytes(text)));
    return aws.imported(request(table, format));
  }

  private static Consumer<ImportTableRequest.Builder> request(String table, InputFormat format) {
    return json(table, "")
        .andThen(
            request ->
                request
                    .s3BucketSource(source -> source.s3Bucket(BUCKET).s3KeyPrefix(table + "/"))
                    .inputFormat(format));
  }

  private static List<Map<String, AttributeValue>> items(Clients aws, String table) {
    return aws.dynamoDb().scan(scan -> scan.tableName(table)).items();
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }
}
