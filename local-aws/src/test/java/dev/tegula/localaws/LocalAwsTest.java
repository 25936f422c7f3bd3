package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(RunningLocalAws.class)
class LocalAwsTest {

  private static final SdkBytes KEY = SdkBytes.fromUtf8String("key");

  @Test
  void getItem_afterPutItem_returnsIt(Clients aws) {
    createTable(aws, "put_get");
    Map<String, AttributeValue> item =
        Map.of("k", AttributeValue.fromB(KEY), "v", AttributeValue.fromB(KEY));

    aws.dynamoDb().putItem(put -> put.tableName("put_get").item(item));

    Map<String, AttributeValue> key = Map.of("k", AttributeValue.fromB(KEY));
    assertThat(aws.dynamoDb().getItem(get -> get.tableName("put_get").key(key)).item())
        .isEqualTo(item);
    try (DynamoDbAsyncClient client = aws.configured(DynamoDbAsyncClient.builder()).build()) {
      assertThat(client.getItem(get -> get.tableName("put_get").key(key)).join().item())
          .isEqualTo(item);
    }
  }

  @Test
  void describeTable_missing_isResourceNotFound(Clients aws) {
    assertThatThrownBy(() -> aws.dynamoDb().describeTable(table -> table.tableName("missing")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void listObjects_prefix_findsEveryPage(Clients aws) {
    aws.s3().createBucket(create -> create.bucket("listed"));
    for (int i = 0; i < 12; i++) {
      String key = "a/%02d".formatted(i);
      aws.s3().putObject(put -> put.bucket("listed").key(key), RequestBody.fromString(key));
    }
    aws.s3().putObject(put -> put.bucket("listed").key("b"), RequestBody.empty());

    assertThat(
            aws
                .s3()
                .listObjectsV2Paginator(list -> list.bucket("listed").prefix("a/").maxKeys(5))
                .contents()
                .stream()
                .map(S3Object::key))
        .hasSize(12)
        .allMatch(key -> key.startsWith("a/"));
    assertThat(aws.s3().getObjectAsBytes(get -> get.bucket("listed").key("a/07")).asUtf8String())
        .isEqualTo("a/07");
  }

  @Test
  void getObject_asyncClient_returnsWhatItPut(Clients aws) {
    byte[] bytes = new byte[1 << 20];
    new Random(2).nextBytes(bytes);
    aws.s3().createBucket(create -> create.bucket("async"));
    try (S3AsyncClient client = aws.configured(S3AsyncClient.builder()).build()) {
      client
          .putObject(put -> put.bucket("async").key("a"), AsyncRequestBody.fromBytes(bytes))
          .join();

      assertThat(
              client
                  .getObject(
                      get -> get.bucket("async").key("a"), AsyncResponseTransformer.toBytes())
                  .join()
                  .asByteArray())
          .isEqualTo(bytes);
    }
  }

  @Test
  void getObject_afterMultipartUpload_returnsAllParts(Clients aws) {
    byte[] part = new byte[5 << 20];
    new Random(1).nextBytes(part);
    aws.s3().createBucket(create -> create.bucket("parts"));
    String upload =
        aws.s3().createMultipartUpload(create -> create.bucket("parts").key("big")).uploadId();
    List<CompletedPart> completed = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      int number = i;
      String tag =
          aws.s3()
              .uploadPart(
                  up -> up.bucket("parts").key("big").uploadId(upload).partNumber(number),
                  RequestBody.fromBytes(part))
              .eTag();
      completed.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    aws.s3()
        .completeMultipartUpload(
            complete ->
                complete
                    .bucket("parts")
                    .key("big")
                    .uploadId(upload)
                    .multipartUpload(parts -> parts.parts(completed)));

    byte[] whole =
        aws.s3().getObjectAsBytes(get -> get.bucket("parts").key("big")).asByteArrayUnsafe();
    assertThat(whole).hasSize(2 * part.length).startsWith(part).endsWith(part);
  }

  @Test
  void listObjects_missingBucket_isNoSuchBucket(Clients aws) {
    assertThatThrownBy(() -> aws.s3().listObjectsV2(list -> list.bucket("no-such-bucket")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  private static void createTable(Clients aws, String name) {
    aws.dynamoDb()
        .createTable(
            create ->
                create
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("k")
                            .attributeType(ScalarAttributeType.B)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("k")
                            .keyType(KeyType.HASH)
                            .build()));
  }
}
