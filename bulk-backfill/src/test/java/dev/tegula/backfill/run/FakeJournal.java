package dev.tegula.backfill.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The journal's table with the conditions of its leases, and a switch that cuts it off. That
 * DynamoDB judges the conditions so is proved by the tests of store-dynamodb.
 */
final class FakeJournal implements DynamoDbClient {

  private static final String TOKEN = "fencingToken";
  private static final String EXPIRES = "expiresMicros";

  private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();

  /** Whether leases can be neither taken nor renewed. */
  volatile boolean cutOff;

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
    if (cutOff) {
      throw SdkClientException.create("cut off");
    }
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    Map<String, AttributeValue> lease = new HashMap<>(item(request.key()));
    boolean renewed = values.containsKey(":token");
    boolean allowed =
        renewed
            ? values.get(":token").equals(lease.get(TOKEN))
            : number(lease, EXPIRES) < number(values, ":now");
    if (!allowed) {
      throw ConditionalCheckFailedException.builder().message("no").build();
    }
    lease.put(EXPIRES, values.get(":until"));
    if (!renewed) {
      lease.put(TOKEN, AttributeValue.fromN(Long.toString(number(lease, TOKEN) + 1)));
      lease.put("holderUser", values.get(":user"));
      lease.put("holderHost", values.get(":host"));
      lease.put("holderPid", values.get(":pid"));
      lease.put("holderStartedMicros", values.get(":started"));
    }
    items.put(place(request.key()), lease);
    return UpdateItemResponse.builder().attributes(lease).build();
  }

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.builder().item(items.get(place(request.key()))).build();
  }

  @Override
  public synchronized QueryResponse query(QueryRequest request) {
    AttributeValue group = request.expressionAttributeValues().get(":group");
    List<Map<String, AttributeValue>> found =
        items.values().stream().filter(item -> group.equals(item.get("tableGroup"))).toList();
    return QueryResponse.builder().items(found).build();
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest request) {
    for (TransactWriteItem write : request.transactItems()) {
      if (write.conditionCheck() != null
          && !write
              .conditionCheck()
              .expressionAttributeValues()
              .get(":token")
              .equals(item(write.conditionCheck().key()).get(TOKEN))) {
        throw TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("ConditionalCheckFailed").build())
            .build();
      }
    }
    for (TransactWriteItem write : request.transactItems()) {
      if (write.put() != null) {
        items.put(place(write.put().item()), write.put().item());
      } else if (write.delete() != null) {
        items.remove(place(write.delete().key()));
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return items.getOrDefault(place(key), key);
  }

  private static String place(Map<String, AttributeValue> key) {
    return key.get("tableGroup").s() + "/" + key.get("entry").s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
