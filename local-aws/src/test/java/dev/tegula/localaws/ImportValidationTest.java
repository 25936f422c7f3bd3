package dev.tegula.localaws;

import static dev.tegula.localaws.Imports.json;
import static dev.tegula.localaws.Imports.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ImportNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListImportsResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What is refused before anything is read, and how imports are described and listed. */
@ExtendWith(RunningLocalAws.class)
class ImportValidationTest {

  static Stream<Arguments> wrongMembers() {
    return Stream.of(
        wrong("inputFormat", request -> request.inputFormat("NOT_A_FORMAT")),
        wrong("inputCompressionType", request -> request.inputCompressionType("BZIP2")),
        wrong("s3Bucket", request -> request.s3BucketSource(of -> of.s3Bucket("x".repeat(256)))),
        wrong("s3Bucket", request -> request.s3BucketSource(of -> of.s3Bucket("-nope!"))),
        wrong(
            "s3KeyPrefix",
            request ->
                request.s3BucketSource(of -> of.s3Bucket("abc").s3KeyPrefix("p".repeat(1025)))),
        wrong("tableName", request -> request.tableCreationParameters(table("n".repeat(256)))),
        wrong("tableName", request -> request.tableCreationParameters(table("not a name!"))),
        wrong(
            "AttributeDefinitions",
            request ->
                request.tableCreationParameters(
                    table("no_keys").toBuilder()
                        .attributeDefinitions(Imports.attribute("unrelated", ScalarAttributeType.S))
                        .build())),
        wrong(
            "keySchema",
            request ->
                request.tableCreationParameters(
                    table("no_schema").toBuilder().keySchema((List) null).build())),
        wrong(
            "InputFormatOptions",
            request -> request.inputFormatOptions(format -> format.csv(csv -> csv.delimiter(",")))),
        wrong(
            "delimiter",
            request ->
                request
                    .inputFormat("CSV")
                    .inputFormatOptions(format -> format.csv(csv -> csv.delimiter("#")))),
        wrong(
            "headerList",
            request ->
                request
                    .inputFormat("CSV")
                    .inputFormatOptions(
                        format ->
                            format.csv(
                                csv ->
                                    csv.headerList(
                                        IntStream.range(0, 256).mapToObj(i -> "c" + i).toList())))),
        wrong("clientToken", request -> request.clientToken("has$dollar")),
        wrong("clientToken", request -> request.clientToken("")));
  }

  private static Arguments wrong(String member, Consumer<ImportTableRequest.Builder> change) {
    return Arguments.of(member, change);
  }

  @ParameterizedTest
  @MethodSource("wrongMembers")
  void importTable_wrongMember_isNamed(
      String member, Consumer<ImportTableRequest.Builder> change, Clients aws) {
    assertThatThrownBy(
            () -> aws.dynamoDb().importTable(json("never_imported", "a/").andThen(change)))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).contains(member);
            });
  }

  @Test
  void importTable_withoutClientToken_isValidationException(Clients aws) throws Exception {
    assertThat(refused(aws, "ImportTable", "{}"))
        .contains("ValidationException", "clientToken", "inputFormat", "tableName");
  }

  @Test
  void importTable_notJson_isSerializationException(Clients aws) throws Exception {
    assertThat(refused(aws, "ImportTable", "{")).contains("SerializationException");
  }

  @Test
  void describeImport_unknown_isImportNotFound(Clients aws) {
    String tableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .describeImport(
                        of -> of.importArn(tableArn + "some/import/01658528578619-c4d4e311")))
        .isInstanceOf(ImportNotFoundException.class);
    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .describeImport(
                        of -> of.importArn(tableArn + "x/import/01658528578619-c4d4e311")))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("Invalid Import ARN");
  }

  @Test
  void listImports_pagesAndFilter_findEachImportOnce(Clients aws) {
    aws.s3().createBucket(create -> create.bucket("listed-imports"));
    List<String> arns =
        Stream.of("listed_a", "listed_b", "listed_c")
            .map(
                name ->
                    aws.imported(
                        json(name, "")
                            .andThen(
                                request ->
                                    request.s3BucketSource(
                                        source -> source.s3Bucket("listed-imports")))))
            .map(ImportTableDescription::importArn)
            .toList();

    List<String> paged =
        aws.dynamoDb().listImportsPaginator(list -> list.pageSize(1)).stream()
            .map(ListImportsResponse::importSummaryList)
            .map(page -> page.get(0).importArn())
            .toList();
    assertThat(paged).doesNotHaveDuplicates().containsAll(arns);

    String tableArn = arns.get(1).substring(0, arns.get(1).indexOf("/import/"));
    List<ImportSummary> filtered =
        aws.dynamoDb().listImports(list -> list.tableArn(tableArn)).importSummaryList();
    assertThat(filtered).extracting(ImportSummary::importArn).containsExactly(arns.get(1));
    ImportSummary summary = filtered.get(0);
    assertThat(summary.importStatusAsString()).isEqualTo("COMPLETED");
    assertThat(summary.inputFormatAsString()).isEqualTo("DYNAMODB_JSON");
    assertThat(summary.endTime()).isAfterOrEqualTo(summary.startTime());
    assertThat(summary.cloudWatchLogGroupArn()).contains("/aws-dynamodb/imports");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 26, 1000})
  void listImports_pageSizeOutOfRange_isValidationException(int pageSize, Clients aws) {
    assertThatThrownBy(() -> aws.dynamoDb().listImports(list -> list.pageSize(pageSize)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("pageSize");
  }

  @Test
  void listImports_badNextToken_isValidationException(Clients aws) {
    assertThatThrownBy(() -> aws.dynamoDb().listImports(list -> list.nextToken("0".repeat(112))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("NextToken");
  }

  private static String refused(Clients aws, String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(aws.endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }
}
