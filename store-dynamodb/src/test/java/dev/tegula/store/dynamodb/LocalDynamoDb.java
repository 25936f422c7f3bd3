package dev.tegula.store.dynamodb;

import dev.tegula.store.RowItem;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local, in memory, on a free port of this JVM. */
public final class LocalDynamoDb implements AutoCloseable {

  private final DynamoDBProxyServer server;
  private final String endpoint;

  public LocalDynamoDb() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String[] arguments = {
      "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
    };
    server = ServerRunner.createServerFromCommandLineArgs(arguments);
    server.start();
    endpoint = "http://127.0.0.1:" + port;
  }

  /** A client as the product opens it; the caller closes it. */
  public DynamoDbAsyncClient client() {
    return DynamoDbClients.open(Optional.of(endpoint), Optional.of("us-east-1"), 16);
  }

  /** A client that blocks; the caller closes it. */
  public DynamoDbClient blockingClient() {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .build();
  }

  /** A client with the SDK's own patience; whoever is given it closes it. */
  public DynamoDbAsyncClient patientClient() {
    return DynamoDbAsyncClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .build();
  }

  String endpoint() {
    return endpoint;
  }

  static void createRowTable(DynamoDbAsyncClient client, String table) {
    client
        .createTable(
            t ->
                t.tableName(table)
                    .attributeDefinitions(
                        a ->
                            a.attributeName(RowItem.KEY_ATTRIBUTE)
                                .attributeType(ScalarAttributeType.B))
                    .keySchema(k -> k.attributeName(RowItem.KEY_ATTRIBUTE).keyType(KeyType.HASH))
                    .billingMode(BillingMode.PAY_PER_REQUEST))
        .join();
  }

  static void put(DynamoDbAsyncClient client, String table, byte[] key, byte[] row) {
    client
        .putItem(
            p ->
                p.tableName(table)
                    .item(
                        Map.of(
                            RowItem.KEY_ATTRIBUTE, bytes(key),
                            RowItem.ROW_ATTRIBUTE, bytes(row))))
        .join();
  }

  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
