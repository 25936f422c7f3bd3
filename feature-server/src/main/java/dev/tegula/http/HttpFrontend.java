package dev.tegula.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.BindException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The API on a port, with one event loop a core. Opened and closed by one thread. */
public final class HttpFrontend implements AutoCloseable {

  private static final long START_SECONDS = 30;
  private static final long STOP_SECONDS = 15;

  /** Longer than the five minutes for which clients keep an idle connection. */
  private static final int IDLE_SECONDS = 360;

  private final Vertx vertx;
  private final int port;

  private HttpFrontend(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
  }

  /**
   * Begins to listen.
   *
   * @param host the address to bind
   * @param port 0 for any that is free
   * @throws IOException when the port cannot be had
   */
  public static HttpFrontend open(ServedApi api, String host, int port, LongSupplier nanoClock)
      throws IOException, InterruptedException {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    SocketAddress address =
        port == 0
            ? SocketAddress.sharedRandomPort(1, host)
            : SocketAddress.inetSocketAddress(port, host);
    Queue<EventLoopServer> servers = new ConcurrentLinkedQueue<>();
    try {
      vertx
          .deployVerticle(
              () -> {
                EventLoopServer server = new EventLoopServer(api, options, address, nanoClock);
                servers.add(server);
                return server;
              },
              new DeploymentOptions().setInstances(loops))
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
      return new HttpFrontend(vertx, servers.element().port());
    } catch (ExecutionException e) {
      close(vertx);
      throw unopened(port, e.getCause());
    } catch (TimeoutException e) {
      close(vertx);
      throw unopened(port, e);
    }
  }

  private static IOException unopened(int port, @Nullable Throwable cause) {
    return new IOException(
        cause instanceof BindException
            ? "port: %d is in use or not allowed (expected: a free port)".formatted(port)
            : "port: %d: %s".formatted(port, cause),
        cause);
  }

  /** The port that was bound. */
  public int port() {
    return port;
  }

  /** Stops accepting, finishes the calls in flight and gives the port back. */
  @Override
  public void close() {
    close(vertx);
  }

  private static void close(Vertx vertx) {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the server did not stop: " + e, e);
    }
  }
}
