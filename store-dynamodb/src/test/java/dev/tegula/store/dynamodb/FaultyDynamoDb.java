package dev.tegula.store.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks as much of DynamoDB as BatchGetItem needs, and does what the real one does seldom: each
 * call takes the next fault of a script; when the script is at its end, every key is found, with
 * its own key as the row.
 */
final class FaultyDynamoDb implements AutoCloseable {

  /** What happens to one call. */
  sealed interface Fault {

    /** Every key after the first {@code processed} is left unprocessed. */
    record Unprocessed(int processed) implements Fault {}

    /** The call is refused. */
    record Refused(int status, String code) implements Fault {}

    /** No answer comes before the stand-in is closed. */
    record Silent() implements Fault {}
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<Fault> script = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** The number of keys of each call, in order. */
  final List<Integer> calls = new CopyOnWriteArrayList<>();

  FaultyDynamoDb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Begins a script of its own for the next calls, and forgets the earlier ones. */
  void play(Fault... faults) {
    synchronized (script) {
      script.clear();
      script.addAll(List.of(faults));
      calls.clear();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode requested = JSON.readTree(exchange.getRequestBody()).get("RequestItems");
    Fault fault;
    synchronized (script) {
      int keys = 0;
      for (JsonNode table : requested) {
        keys += table.get("Keys").size();
      }
      calls.add(keys);
      fault = script.poll();
    }
    if (fault instanceof Fault.Silent) {
      awaitClosing();
      exchange.close();
    } else if (fault instanceof Fault.Refused refused) {
      ObjectNode body = JSON.createObjectNode();
      body.put("__type", "com.amazonaws.dynamodb.v20120810#" + refused.code());
      body.put("message", "as the script says");
      send(exchange, refused.status(), body);
    } else {
      int processed =
          fault instanceof Fault.Unprocessed unprocessed ? unprocessed.processed() : 100;
      send(exchange, 200, found(requested, processed));
    }
  }

  private static ObjectNode found(JsonNode requested, int processed) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode responses = body.putObject("Responses");
    ObjectNode unprocessed = body.putObject("UnprocessedKeys");
    int seen = 0;
    for (var table : requested.properties()) {
      for (JsonNode key : table.getValue().get("Keys")) {
        if (seen++ < processed) {
          ObjectNode item = responses.withArray("/" + table.getKey()).addObject();
          item.set("k", key.get("k"));
          item.set("v", key.get("k"));
        } else {
          unprocessed.withObject("/" + table.getKey()).withArray("/Keys").add(key);
        }
      }
    }
    return body;
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
