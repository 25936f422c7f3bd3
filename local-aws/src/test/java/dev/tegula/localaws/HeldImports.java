package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.ImportService;
import dev.tegula.localaws.imports.ImportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Imports into a real DynamoDB Local from objects that a test holds back; requests are asked as
 * JSON.
 */
final class HeldImports implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock();
  final HeldObjects objects;
  final DynamoDb dynamoDb = new DynamoDb();
  private final ImportService imports;
  private final AwsJsonOperations operations;

  HeldImports(Map<String, byte[]> objects, long seed) {
    this(objects, new ImportSettings(seed, Duration.ZERO));
  }

  HeldImports(Map<String, byte[]> objects, ImportSettings settings) {
    this.objects = new HeldObjects(objects);
    this.imports = new ImportService(this.objects, dynamoDb, clock, settings);
    this.operations = new AwsJsonOperations(imports, dynamoDb, clock);
  }

  /** A request for a table with the key {@code p}. */
  static ObjectNode request(String table, String token) {
    try {
      return (ObjectNode)
          JSON.readTree(
              """
              {"ClientToken": "%s", "InputFormat": "DYNAMODB_JSON",
               "S3BucketSource": {"S3Bucket": "bucket", "S3KeyPrefix": "a/"},
               "TableCreationParameters": {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
                 "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}],
                 "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}]}}
              """
                  .formatted(token, table));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The answer's body; fails when DynamoDB Local would have answered. */
  JsonNode ask(String operation, Object request) {
    AwsReply reply = reply(operation, request);
    if (reply == null) {
      throw new AssertionError(operation + " is left to DynamoDB Local");
    }
    return reply.body();
  }

  AwsReply reply(String operation, Object request) {
    try {
      return operations.answer(operation, JSON.writeValueAsBytes(request));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode start(String table, String token) {
    return ask("ImportTable", request(table, token)).path("ImportTableDescription");
  }

  JsonNode describe(JsonNode started) {
    return ask("DescribeImport", Map.of("ImportArn", started.path("ImportArn").asText()))
        .path("ImportTableDescription");
  }

  /** Lets the objects go and waits for the end. */
  JsonNode ended(JsonNode started) {
    objects.release();
    JsonNode described = describe(started);
    while (described.path("ImportStatus").asText().equals("IN_PROGRESS")) {
      Thread.onSpinWait();
      described = describe(started);
    }
    return described;
  }

  /** The items of a table, read as a client reads them. */
  List<Map<String, AttributeValue>> items(String table) {
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    server.setHandler(dynamoDb.handler());
    try {
      server.start();
      try (DynamoDbClient client =
          RunningLocalAws.configured(DynamoDbClient.builder(), server.getURI()).build()) {
        return client.scan(scan -> scan.tableName(table)).items();
      } finally {
        server.stop();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    imports.close();
    dynamoDb.close();
  }
}
