package dev.tegula.localaws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Tables, items and objects, as the store and row-by-row loads use them. */
interface StoreContract {

  private static String create(Clients aws) {
    String table = "contract_" + UUID.randomUUID();
    aws.dynamoDb()
        .createTable(
            create ->
                create
                    .tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        a -> a.attributeName("k").attributeType(ScalarAttributeType.B))
                    .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH)));
    aws.dynamoDb().waiter().waitUntilTableExists(of -> of.tableName(table));
    return table;
  }

  private static String createBucket(Clients aws) {
    String bucket = "contract-" + UUID.randomUUID();
    aws.s3().createBucket(create -> create.bucket(bucket));
    return bucket;
  }

  private static Map<String, AttributeValue> key(int number) {
    byte[] bytes = {0, (byte) 0xff, (byte) (number >> 8), (byte) number};
    return Map.of("k", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  private static Map<String, AttributeValue> item(int number, String value) {
    return Map.of(
        "k", key(number).get("k"), "v", AttributeValue.fromB(SdkBytes.fromUtf8String(value)));
  }

  @Test
  default void createTable_existing_isResourceInUse(Clients aws) {
    String table = create(aws);

    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .createTable(
                        create ->
                            create
                                .tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                    a -> a.attributeName("k").attributeType(ScalarAttributeType.B))
                                .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH))))
        .isInstanceOf(ResourceInUseException.class);
  }

  @Test
  default void deleteTable_thenDescribe_isResourceNotFound(Clients aws) {
    String table = create(aws);

    aws.dynamoDb().deleteTable(of -> of.tableName(table));
    aws.dynamoDb().waiter().waitUntilTableNotExists(of -> of.tableName(table));

    assertThatThrownBy(() -> aws.dynamoDb().describeTable(of -> of.tableName(table)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> aws.dynamoDb().getItem(get -> get.tableName(table).key(key(1))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  default void putItem_sameKeyTwice_replaces(Clients aws) {
    String table = create(aws);

    aws.dynamoDb().putItem(put -> put.tableName(table).item(item(1, "first")));
    aws.dynamoDb().putItem(put -> put.tableName(table).item(item(1, "second")));

    assertThat(
            aws.dynamoDb()
                .getItem(get -> get.tableName(table).key(key(1)).consistentRead(true))
                .item())
        .isEqualTo(item(1, "second"));
    assertThat(aws.dynamoDb().getItem(get -> get.tableName(table).key(key(2))).hasItem()).isFalse();
  }

  @Test
  default void putItem_failedCondition_changesNothing(Clients aws) {
    String table = create(aws);
    aws.dynamoDb().putItem(put -> put.tableName(table).item(item(1, "first")));

    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .putItem(
                        put ->
                            put.tableName(table)
                                .item(item(1, "second"))
                                .conditionExpression("attribute_not_exists(#k)")
                                .expressionAttributeNames(Map.of("#k", "k"))))
        .isInstanceOf(ConditionalCheckFailedException.class);

    assertThat(aws.dynamoDb().getItem(get -> get.tableName(table).key(key(1))).item())
        .isEqualTo(item(1, "first"));
  }

  @Test
  default void batchWriteItem_full_isReadByBatchGetItemAcrossTables(Clients aws) {
    List<String> tables = List.of(create(aws), create(aws));
    for (String table : tables) {
      List<WriteRequest> puts =
          IntStream.range(0, 25)
              .mapToObj(i -> WriteRequest.builder().putRequest(p -> p.item(item(i, table))).build())
              .toList();
      assertThat(
              aws.dynamoDb()
                  .batchWriteItem(write -> write.requestItems(Map.of(table, puts)))
                  .unprocessedItems())
          .isEmpty();
    }

    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(IntStream.range(0, 50).mapToObj(StoreContract::key).toList())
            .build();
    Map<String, List<Map<String, AttributeValue>>> found =
        aws.dynamoDb()
            .batchGetItem(get -> get.requestItems(Map.of(tables.get(0), keys, tables.get(1), keys)))
            .responses();

    for (String table : tables) {
      assertThat(found.get(table))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 25).mapToObj(i -> item(i, table)).toList());
    }
  }

  @Test
  default void batchGetItem_sameKeyTwice_isValidationException(Clients aws) {
    String table = create(aws);
    KeysAndAttributes twice = KeysAndAttributes.builder().keys(key(1), key(1)).build();

    assertThatThrownBy(
            () -> aws.dynamoDb().batchGetItem(get -> get.requestItems(Map.of(table, twice))))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  default void batchWriteItem_sameKeyTwice_isValidationException(Clients aws) {
    String table = create(aws);
    List<WriteRequest> twice =
        List.of(
            WriteRequest.builder().putRequest(put -> put.item(item(1, "a"))).build(),
            WriteRequest.builder().putRequest(put -> put.item(item(1, "b"))).build());

    assertThatThrownBy(
            () -> aws.dynamoDb().batchWriteItem(write -> write.requestItems(Map.of(table, twice))))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  default void updateTimeToLive_enabled_isDescribed(Clients aws) {
    String table = create(aws);

    aws.dynamoDb()
        .updateTimeToLive(
            of ->
                of.tableName(table)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("x")));

    assertThat(
            aws.dynamoDb()
                .describeTimeToLive(of -> of.tableName(table))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isIn(TimeToLiveStatus.ENABLING, TimeToLiveStatus.ENABLED);
  }

  @Test
  default void listObjects_prefix_isAPlainString(Clients aws) {
    String bucket = createBucket(aws);
    for (String key : List.of("a/1", "a/2", "ab", "b/a")) {
      aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(key));
    }

    List<String> found = new ArrayList<>();
    aws
        .s3()
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix("a").maxKeys(2))
        .contents()
        .stream()
        .map(S3Object::key)
        .forEach(found::add);

    assertThat(found).containsExactly("a/1", "a/2", "ab");
    assertThat(aws.s3().getObjectAsBytes(get -> get.bucket(bucket).key("b/a")).asUtf8String())
        .isEqualTo("b/a");
  }

  @Test
  default void deleteObjects_some_leavesTheRest(Clients aws) {
    String bucket = createBucket(aws);
    for (String key : List.of("a", "b", "c")) {
      aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(key));
    }

    aws.s3()
        .deleteObjects(
            delete ->
                delete.bucket(bucket).delete(of -> of.objects(o -> o.key("a"), o -> o.key("b"))));

    assertThat(aws.s3().listObjectsV2(list -> list.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactly("c");
    assertThatThrownBy(() -> aws.s3().getObjectAsBytes(get -> get.bucket(bucket).key("a")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  default void listObjects_missingBucket_isNoSuchBucket(Clients aws) {
    assertThatThrownBy(
            () -> aws.s3().listObjectsV2(list -> list.bucket("missing-" + UUID.randomUUID())))
        .isInstanceOf(NoSuchBucketException.class);
  }
}
