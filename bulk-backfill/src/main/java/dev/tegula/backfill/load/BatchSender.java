package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Sends rows by BatchWriteItem, which knows no conditions: into tables that nobody reads yet. */
record BatchSender(DynamoDbClient dynamoDb) implements RowSender {

  @Override
  public Answer send(String table, List<WriteRequest> puts) {
    try {
      BatchWriteItemResponse response =
          dynamoDb.batchWriteItem(
              put ->
                  put.requestItems(Map.of(table, puts))
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      double units =
          response.consumedCapacity().stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
      return new Answer(
          response.unprocessedItems().getOrDefault(table, List.of()), units, "unprocessed");
    } catch (DynamoDbException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        return new Answer(puts, 0, BackfillException.oneLine(e));
      }
      throw new BackfillException(
          "table %s: write refused: %s".formatted(table, BackfillException.oneLine(e)), e);
    } catch (SdkClientException e) {
      return new Answer(puts, 0, BackfillException.oneLine(e));
    }
  }
}
