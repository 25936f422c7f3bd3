package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.store.RowItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Sends rows into a table that readers use: each by a put of its own, side by side, which DynamoDB
 * refuses when an operator with a later lease has written the row. Bills what a batch bills.
 *
 * @param dynamoDb had better not retry by itself
 * @param fencingToken of the lease under which the rows are written
 */
record FencedSender(DynamoDbAsyncClient dynamoDb, long fencingToken) implements RowSender {

  @Override
  public Answer send(String table, List<WriteRequest> puts) {
    List<CompletableFuture<PutItemResponse>> sent =
        puts.stream().map(put -> dynamoDb.putItem(fenced(table, put))).toList();
    List<WriteRequest> left = new ArrayList<>();
    double units = 0;
    String reason = "";
    for (int i = 0; i < puts.size(); i++) {
      try {
        units += sent.get(i).join().consumedCapacity().capacityUnits();
      } catch (CompletionException e) {
        reason = againOrThrow(table, puts.get(i), e.getCause() == null ? e : e.getCause());
        left.add(puts.get(i));
      }
    }
    return new Answer(left, units, reason);
  }

  private PutItemRequest fenced(String table, WriteRequest put) {
    AttributeValue token = AttributeValue.fromN(Long.toString(fencingToken));
    Map<String, AttributeValue> item = new HashMap<>(put.putRequest().item());
    item.put(RowItem.FENCE_ATTRIBUTE, token);
    return PutItemRequest.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_not_exists(#fence) OR #fence <= :token")
        .expressionAttributeNames(Map.of("#fence", RowItem.FENCE_ATTRIBUTE))
        .expressionAttributeValues(Map.of(":token", token))
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  /** Why the row is to be sent again. */
  private String againOrThrow(String table, WriteRequest put, Throwable failure) {
    if (failure instanceof ConditionalCheckFailedException) {
      throw new BackfillException(
          "table %s: the row under key %s was written under a later lease (expected: none after token %d); nothing more is written under this one"
              .formatted(table, key(put), fencingToken),
          failure);
    }
    boolean passing =
        failure instanceof SdkClientException
            || (failure instanceof DynamoDbException refused
                && (refused.isThrottlingException() || refused.statusCode() >= 500));
    if (!passing) {
      throw new BackfillException(
          "table %s: write refused: %s".formatted(table, BackfillException.oneLine(failure)),
          failure);
    }
    return BackfillException.oneLine(failure);
  }

  private static String key(WriteRequest put) {
    return Optional.ofNullable(put.putRequest().item().get(RowItem.KEY_ATTRIBUTE))
        .map(key -> HexFormat.of().formatHex(key.b().asByteArray()))
        .orElse("none");
  }
}
