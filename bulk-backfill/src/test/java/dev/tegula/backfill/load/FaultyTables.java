package dev.tegula.backfill.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tegula.backfill.aws.AwsAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As much of DynamoDB's wire protocol as row writes use, with its rules for a batch and for write
 * units, and with what the real one does seldom: each batch takes the next fault of a script.
 * Working tables are proved against the stand-in of local-aws.
 */
public final class FaultyTables implements AutoCloseable {

  /** What happens to one batch. */
  sealed interface Fault {

    /** Every item after the first {@code processed} is left unprocessed; of batches only. */
    record Unprocessed(int processed) implements Fault {}

    /** The call is refused; nothing is written. */
    record Refused(int status, String code) implements Fault {}

    /** Everything is written, but the connection breaks before the answer. */
    record Unanswered() implements Fault {}
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BYTES_PER_WRITE_UNIT = 1024;

  private final Queue<Fault> script = new ArrayDeque<>();
  private final Map<String, Map<String, String>> tables = new TreeMap<>();
  private final Map<String, JsonNode> tags = new TreeMap<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;
  private final Map<String, Long> tokens = new TreeMap<>();
  private long writeUnits;
  private long itemsWritten;

  /** The number of items of each batch, in order. */
  final List<Integer> batches = new ArrayList<>();

  private FaultyTables(HttpServer server) {
    this.server = server;
  }

  public static FaultyTables start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FaultyTables tables = new FaultyTables(server);
    server.setExecutor(tables.threads);
    server.createContext("/", tables::answer);
    server.start();
    return tables;
  }

  public AwsAccess access() {
    return new AwsAccess("http://127.0.0.1:" + server.getAddress().getPort(), "us-east-1");
  }

  synchronized void play(Fault... faults) {
    script.addAll(List.of(faults));
  }

  public synchronized void table(String name) {
    tables.put(name, new TreeMap<>());
  }

  /** Rows by key, both in hex. */
  public synchronized Map<String, String> rows(String table) {
    return new TreeMap<>(tables.get(table));
  }

  public synchronized long writeUnits() {
    return writeUnits;
  }

  public synchronized long itemsWritten() {
    return itemsWritten;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    switch (target.substring(target.indexOf('.') + 1)) {
      case "BatchWriteItem" -> batch(exchange, request);
      case "PutItem" -> put(exchange, request);
      case "CreateTable" -> create(exchange, request);
      case "DescribeTable" -> {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("Table")
            .put("TableStatus", "ACTIVE")
            .put("TableArn", "arn:aws:dynamodb:x:1:table/" + request.get("TableName").asText());
        send(exchange, 200, body);
      }
      case "ListTagsOfResource" -> {
        String arn = request.get("ResourceArn").asText();
        ObjectNode body = JSON.createObjectNode();
        body.set("Tags", tags.get(arn.substring(arn.indexOf('/') + 1)));
        send(exchange, 200, body);
      }
      default -> refuse(exchange, 400, "UnknownOperationException");
    }
  }

  private void create(HttpExchange exchange, JsonNode request) throws IOException {
    String name = request.get("TableName").asText();
    if (tables.containsKey(name)) {
      refuse(exchange, 400, "ResourceInUseException");
      return;
    }
    tables.put(name, new TreeMap<>());
    tags.put(name, request.get("Tags"));
    send(exchange, 200, JSON.createObjectNode());
  }

  private void batch(HttpExchange exchange, JsonNode request) throws IOException {
    String table = request.get("RequestItems").fieldNames().next();
    JsonNode puts = request.get("RequestItems").get(table);
    batches.add(puts.size());
    long keys =
        puts.findValues("Item").stream().map(item -> item.get("k").get("B")).distinct().count();
    if (!tables.containsKey(table)) {
      refuse(exchange, 400, "ResourceNotFoundException");
      return;
    }
    if (puts.size() > 25 || keys != puts.size()) {
      refuse(exchange, 400, "ValidationException");
      return;
    }
    Fault fault = script.poll();
    if (fault instanceof Fault.Refused refused) {
      refuse(exchange, refused.status(), refused.code());
      return;
    }
    int processed = fault instanceof Fault.Unprocessed some ? some.processed() : puts.size();
    ObjectNode body = write(table, puts, processed);
    if (fault instanceof Fault.Unanswered) {
      exchange.close();
    } else {
      send(exchange, 200, body);
    }
  }

  /** As row writes send it: on condition, if they say so, that the row has no greater token. */
  private void put(HttpExchange exchange, JsonNode request) throws IOException {
    Fault fault = script.poll();
    if (fault instanceof Fault.Refused refused) {
      refuse(exchange, refused.status(), refused.code());
      return;
    }
    String table = request.get("TableName").asText();
    JsonNode item = request.get("Item");
    String key = table + HexFormat.of().formatHex(bytes(item.get("k")));
    boolean conditional =
        request
            .path("ConditionExpression")
            .asText()
            .equals("attribute_not_exists(#fence) OR #fence <= :token");
    long allowed = request.path("ExpressionAttributeValues").path(":token").path("N").asLong();
    if (conditional && tokens.getOrDefault(key, 0L) > allowed) {
      refuse(exchange, 400, "ConditionalCheckFailedException");
      return;
    }
    tokens.put(key, item.get("f").get("N").asLong());
    ObjectNode puts = JSON.createObjectNode();
    puts.putObject("PutRequest").set("Item", item);
    ObjectNode written = write(table, JSON.createArrayNode().add(puts), 1);
    ObjectNode body = JSON.createObjectNode();
    body.set("ConsumedCapacity", written.get("ConsumedCapacity").get(0));
    if (fault instanceof Fault.Unanswered) {
      exchange.close();
    } else {
      send(exchange, 200, body);
    }
  }

  private ObjectNode write(String table, JsonNode puts, int processed) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode unprocessed = body.putObject("UnprocessedItems");
    long units = 0;
    for (int i = 0; i < puts.size(); i++) {
      if (i < processed) {
        JsonNode item = puts.get(i).get("PutRequest").get("Item");
        byte[] key = bytes(item.get("k"));
        byte[] row = bytes(item.get("v"));
        HexFormat hex = HexFormat.of();
        tables.get(table).put(hex.formatHex(key), hex.formatHex(row));
        units += (2 + key.length + row.length + BYTES_PER_WRITE_UNIT - 1) / BYTES_PER_WRITE_UNIT;
        itemsWritten++;
      } else {
        unprocessed.withArray("/" + table).add(puts.get(i));
      }
    }
    writeUnits += units;
    body.putArray("ConsumedCapacity")
        .addObject()
        .put("TableName", table)
        .put("CapacityUnits", (double) units);
    return body;
  }

  private static byte[] bytes(JsonNode attribute) {
    return Base64.getDecoder().decode(attribute.get("B").asText());
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.put("__type", "com.amazonaws.dynamodb.v20120810#" + code);
    body.put("message", "as the script says");
    send(exchange, status, body);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
