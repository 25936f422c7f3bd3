package dev.tegula.rig;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/**
 * Answers as {@link FakeServer} does, without faults and without looking at more of a request than
 * its key: as much as one event loop can answer.
 */
public final class FastServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final long busyNanos;
  private long answers;

  /**
   * A server.
   *
   * @param busyNanos how long it works on each request, at least
   */
  FastServer(long busyNanos) {
    this.busyNanos = busyNanos;
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/metrics")) {
      request.response().end("tegula_store_rows_read_total " + answers + "\n");
      return;
    }
    request.bodyHandler(
        body -> {
          answers++;
          for (long start = System.nanoTime(); System.nanoTime() - start < busyNanos; ) {
            Thread.onSpinWait();
          }
          String text = body.toString();
          int end = text.lastIndexOf('"');
          String key = text.substring(text.lastIndexOf('"', end - 1), end + 1);
          request
              .response()
              .end(Buffer.buffer("{\"result\":{\"features\":[" + key + ",0.5,null]}}"));
        });
  }

  /** Serves until it is stopped; prints its address. Takes the nanoseconds of work. */
  public static void main(String[] arguments) {
    System.out.println(new FastServer(Long.parseLong(arguments[0])).url());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
