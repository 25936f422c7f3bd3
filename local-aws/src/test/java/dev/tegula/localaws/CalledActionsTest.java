package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.localaws.RunningLocalAws.Clients;
import dev.tegula.localaws.imports.ImportSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The IAM actions that calls need, as a policy names them. */
class CalledActionsTest {

  private static final Map<String, AttributeValue> ITEM = item("x");
  private static final Map<String, AttributeValue> OTHER = item("y");

  private static Map<String, AttributeValue> item(String key) {
    return Map.of("p", AttributeValue.fromS(key), "c", AttributeValue.fromN("1"));
  }

  @TempDir private Path temporary;

  @Test
  void calls_ofEachKind_areWrittenDownOnceWithTheirResource() throws Exception {
    Path actions = temporary.resolve("actions");
    String importId;
    try (LocalAwsServer server =
        LocalAwsServer.start(
            new LocalAwsServer.Settings(0, new ImportSettings(1, Duration.ZERO), actions))) {
      Clients aws = new Clients(server.endpoint());
      aws.s3().createBucket(create -> create.bucket("staged"));
      for (String key : new String[] {"a/1", "a/2"}) {
        aws.s3().putObject(put -> put.bucket("staged").key(key), RequestBody.empty());
      }
      aws.s3().headBucket(head -> head.bucket("staged"));
      aws.s3().getObjectAsBytes(get -> get.bucket("staged").key("a/1"));
      aws.s3()
          .deleteObjects(
              delete -> delete.bucket("staged").delete(of -> of.objects(o -> o.key("a/2"))));
      ImportTableDescription ended =
          aws.imported(
              Imports.json("recorded", "a/")
                  .andThen(request -> request.s3BucketSource(source -> source.s3Bucket("staged"))));
      aws.dynamoDb()
          .getItem(
              get ->
                  get.tableName("recorded")
                      .key(Map.of("p", AttributeValue.fromS("x"), "c", AttributeValue.fromN("1"))));
      aws.dynamoDb()
          .transactWriteItems(
              write ->
                  write.transactItems(
                      one -> one.put(put -> put.tableName("recorded").item(ITEM)),
                      one ->
                          one.conditionCheck(
                              check ->
                                  check
                                      .tableName("recorded")
                                      .key(OTHER)
                                      .conditionExpression("attribute_not_exists(p)"))));
      aws.dynamoDb().listTables();
      importId = ended.importArn().substring(ended.importArn().lastIndexOf('/') + 1);
    }

    assertThat(Files.readAllLines(actions))
        .containsExactlyInAnyOrder(
            "local s3:CreateBucket staged",
            "local s3:PutObject staged/*",
            "local s3:ListBucket staged",
            "local s3:GetObject staged/*",
            "local s3:DeleteObject staged/*",
            "local dynamodb:ImportTable table/recorded",
            "local logs:CreateLogGroup log-group:/aws-dynamodb/imports",
            "local logs:CreateLogStream log-group:/aws-dynamodb/imports",
            "local logs:DescribeLogGroups log-group:/aws-dynamodb/imports",
            "local logs:DescribeLogStreams log-group:/aws-dynamodb/imports",
            "local logs:PutLogEvents log-group:/aws-dynamodb/imports",
            "local logs:PutRetentionPolicy log-group:/aws-dynamodb/imports",
            "local dynamodb:DescribeImport table/recorded/import/" + importId,
            "local dynamodb:PutItem table/recorded",
            "local dynamodb:ConditionCheckItem table/recorded",
            "local dynamodb:GetItem table/recorded",
            "local dynamodb:ListTables *");
  }

  @Test
  void calls_thatCopyOrReadInATransaction_needTheRightsOfTheirParts() throws Exception {
    Path actions = temporary.resolve("actions");
    try (LocalAwsServer server =
        LocalAwsServer.start(
            new LocalAwsServer.Settings(0, new ImportSettings(1, Duration.ZERO), actions))) {
      Clients aws = new Clients(server.endpoint());
      aws.s3().createBucket(create -> create.bucket("from"));
      aws.s3().createBucket(create -> create.bucket("into"));
      aws.s3().putObject(put -> put.bucket("from").key("a"), RequestBody.empty());
      aws.s3()
          .copyObject(
              copy ->
                  copy.sourceBucket("from")
                      .sourceKey("a")
                      .destinationBucket("into")
                      .destinationKey("b"));
      aws.dynamoDb()
          .createTable(
              create ->
                  create
                      .tableName("read")
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(
                          p -> p.attributeName("p").attributeType(ScalarAttributeType.S))
                      .keySchema(p -> p.attributeName("p").keyType(KeyType.HASH)));
      aws.dynamoDb()
          .transactGetItems(
              read ->
                  read.transactItems(
                      one ->
                          one.get(
                              get ->
                                  get.tableName("read")
                                      .key(Map.of("p", AttributeValue.fromS("x"))))));
    }

    assertThat(Files.readAllLines(actions))
        .containsExactlyInAnyOrder(
            "local s3:CreateBucket from",
            "local s3:CreateBucket into",
            "local s3:PutObject from/*",
            "local s3:PutObject into/*",
            "local s3:GetObject from/*",
            "local dynamodb:CreateTable table/read",
            "local dynamodb:GetItem table/read");
  }
}
