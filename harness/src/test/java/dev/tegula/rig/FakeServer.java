package dev.tegula.rig;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A feature server whose answers and faults are scripted: it answers {@code [key, 0.5, null]} to a
 * request for a key, counts two store reads for each, and can answer late, wrongly or not at all.
 */
public final class FakeServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final String scheme;
  private final AtomicLong requests = new AtomicLong();
  private volatile Script script = (number, right) -> right.send();
  private volatile boolean metrics = true;
  private volatile @Nullable Runnable silence;

  /** What happens to a request, by its number from 0. */
  public interface Script {
    void answer(long number, RightAnswer right);
  }

  /** The right answer to a request, to be sent as it is or spoilt. */
  public record RightAnswer(Vertx vertx, HttpServerRequest request, JsonObject body) {

    public void send() {
      send(200, body.toBuffer());
    }

    public void send(int status, Buffer other) {
      request.response().setStatusCode(status).end(other);
    }

    /** Sends it some time from now. */
    public void sendIn(long millis) {
      vertx.setTimer(Math.max(1, millis), timer -> send());
    }
  }

  public FakeServer() {
    this(new HttpServerOptions(), "http");
  }

  private FakeServer(HttpServerOptions options, String scheme) {
    this.scheme = scheme;
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** The same behind TLS, with a key of the test resources. */
  public static FakeServer withKey(String resource) {
    return new FakeServer(
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(new PfxOptions().setPath(resource).setPassword("changeit")),
        "https");
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
  }

  public void script(Script next) {
    script = next;
  }

  public void withoutMetrics() {
    metrics = false;
  }

  /**
   * Takes every request from now on and answers none, not even for the metrics.
   *
   * @param taken is told of each
   */
  public void fallSilent(Runnable taken) {
    silence = taken;
  }

  public long requests() {
    return requests.get();
  }

  private void handle(HttpServerRequest request) {
    Runnable taken = silence;
    if (taken != null) {
      taken.run();
      return;
    }
    if (request.path().equals("/metrics")) {
      request
          .response()
          .setStatusCode(metrics ? 200 : 404)
          .end("# TYPE x counter\ntegula_store_rows_read_total " + 2 * requests.get() + "\n");
      return;
    }
    request
        .body()
        .onSuccess(
            body -> {
              JsonObject params = new JsonObject(body).getJsonObject("params");
              script.answer(
                  requests.getAndIncrement(), new RightAnswer(vertx, request, answer(params)));
            });
  }

  private static JsonObject answer(JsonObject params) {
    String key = params.getJsonObject("join_key_map").getString("key");
    JsonObject answer =
        new JsonObject()
            .put(
                "result",
                new JsonObject().put("features", new JsonArray().add(key).add(0.5).addNull()));
    if (params.containsKey("metadata_options")) {
      JsonArray features = new JsonArray();
      for (String name : Requests.NAMES) {
        features.add(new JsonObject().put("name", name).put("status", "PRESENT"));
      }
      answer.put("metadata", new JsonObject().put("features", features));
    }
    return answer;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
