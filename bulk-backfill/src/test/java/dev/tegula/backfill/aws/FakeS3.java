package dev.tegula.backfill.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * As much of S3 as a backfill uses, in memory, with a switch that makes uploads fail. The real
 * protocol is proved against the S3 stand-in of local-aws.
 */
public final class FakeS3 implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Set<String> buckets = ConcurrentHashMap.newKeySet();
  private final Optional<Path> folder;
  private volatile boolean refusing;

  private FakeS3(HttpServer server, Optional<Path> folder) {
    this.server = server;
    this.folder = folder;
  }

  public static FakeS3 start() throws IOException {
    return start(Optional.empty());
  }

  /** Puts objects into files instead, so that they do not count as memory. */
  public static FakeS3 start(Path folder) throws IOException {
    return start(Optional.of(folder));
  }

  private static FakeS3 start(Optional<Path> folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeS3 fake = new FakeS3(server, folder);
    server.setExecutor(fake.threads);
    server.createContext("/", fake::handle);
    server.start();
    return fake;
  }

  public AwsAccess access() {
    return new AwsAccess("http://127.0.0.1:" + server.getAddress().getPort(), "us-east-1");
  }

  /** The objects by {@code bucket/key}. */
  public Map<String, byte[]> objects() {
    return objects;
  }

  public Set<String> buckets() {
    return buckets;
  }

  /** From now on uploads are answered with 403. */
  public void refuseUploads() {
    refusing = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      String path = exchange.getRequestURI().getPath().substring(1);
      String query = exchange.getRequestURI().getQuery();
      boolean bucket =
          path.indexOf('/') < 0 || path.endsWith("/") && path.indexOf('/') == path.length() - 1;
      if (bucket) {
        bucket(exchange, path.replace("/", ""), query == null ? "" : query, body);
      } else {
        object(exchange, path, body);
      }
    }
  }

  /**
   * The SDK signs bodies on plain HTTP in chunks: a line with a size in hex, then so many bytes.
   */
  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
      return sent;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int semicolon = at;
      while (sent[semicolon] != ';') {
        semicolon++;
      }
      int size =
          Integer.parseInt(new String(sent, at, semicolon - at, StandardCharsets.US_ASCII), 16);
      int start = semicolon;
      while (sent[start++] != '\n') {}
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(sent, start, size);
      at = start + size + 2;
    }
  }

  private void bucket(HttpExchange exchange, String name, String query, byte[] body)
      throws IOException {
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> answer(exchange, buckets.contains(name) ? 200 : 404, new byte[0]);
      case "PUT" -> {
        buckets.add(name);
        answer(exchange, 200, new byte[0]);
      }
      case "POST" -> {
        String text = new String(body, StandardCharsets.UTF_8);
        objects
            .keySet()
            .removeIf(key -> text.contains("<Key>" + key.substring(name.length() + 1) + "</Key>"));
        answer(exchange, 200, xml("<DeleteResult/>"));
      }
      default -> answer(exchange, 200, xml(list(name, query)));
    }
  }

  private String list(String bucket, String query) {
    String prefix = query.replaceAll(".*prefix=([^&]*).*", "$1");
    return objects.keySet().stream()
        .filter(key -> key.startsWith(bucket + "/" + prefix))
        .map(
            key ->
                "<Contents><Key>%s</Key><ETag>%08x</ETag><Size>%d</Size></Contents>"
                    .formatted(
                        key.substring(bucket.length() + 1),
                        Arrays.hashCode(objects.get(key)),
                        objects.get(key).length))
        .collect(
            Collectors.joining(
                "", "<ListBucketResult><IsTruncated>false</IsTruncated>", "</ListBucketResult>"));
  }

  private void object(HttpExchange exchange, String key, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      if (refusing) {
        answer(exchange, 403, xml("<Error><Code>AccessDenied</Code><Message>no</Message></Error>"));
        return;
      }
      if (folder.isPresent()) {
        Files.write(folder.get().resolve(key.replace('/', '_')), body);
      } else {
        objects.put(key, body);
      }
      answer(exchange, 200, new byte[0]);
    } else {
      byte[] object = objects.get(key);
      answer(exchange, object == null ? 404 : 200, object == null ? new byte[0] : object);
    }
  }

  private static byte[] xml(String text) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
