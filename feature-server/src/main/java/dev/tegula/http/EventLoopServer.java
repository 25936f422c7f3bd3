package dev.tegula.http;

import dev.tegula.http.FeatureCalls.Pending;
import dev.tegula.json.JsonBuffer;
import dev.tegula.service.FeatureVector;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of the server: takes calls, routes them, and sees that each gets an answer
 * in time. Vert.x deploys one on each loop; everything in it stays there.
 */
public final class EventLoopServer extends VerticleBase {

  /** A body that is not complete by then is given up. */
  private static final long RECEIVE_LIMIT_MILLIS = 10_000;

  /** Beyond the deadline that the store is given, for what it takes to notice. */
  private static final long SERVE_LIMIT_MILLIS = FeatureCalls.DEADLINE_MILLIS + 500;

  private static final long CHECK_MILLIS = 100;
  private static final long SHUTDOWN_SECONDS = 10;
  private static final String JSON = "application/json";
  private static final String API_PREFIX = "/api";

  private final ServedApi api;
  private final HttpServerOptions options;
  private final SocketAddress address;
  private final LongSupplier nanoClock;
  private final FeatureCalls calls;
  private final DeadlineQueue receiving =
      new DeadlineQueue(
          TimeUnit.MILLISECONDS.toNanos(RECEIVE_LIMIT_MILLIS),
          Exchange::received,
          exchange ->
              fail(
                  exchange,
                  ApiException.invalid(
                      "request body: incomplete after %d ms".formatted(RECEIVE_LIMIT_MILLIS))));
  private final DeadlineQueue serving =
      new DeadlineQueue(
          TimeUnit.MILLISECONDS.toNanos(SERVE_LIMIT_MILLIS),
          Exchange::finished,
          exchange ->
              fail(
                  exchange,
                  new ApiException(
                      ApiStatus.DEADLINE_EXCEEDED,
                      "deadline of %d ms exceeded".formatted(FeatureCalls.DEADLINE_MILLIS))));
  private @Nullable HttpServer server;
  private @Nullable Thread loop;

  public EventLoopServer(
      ServedApi api, HttpServerOptions options, SocketAddress address, LongSupplier nanoClock) {
    this.api = api;
    this.options = options;
    this.address = address;
    this.nanoClock = nanoClock;
    this.calls = new FeatureCalls(api, nanoClock, this::runOnLoop);
  }

  @Override
  public Future<?> start() {
    loop = Thread.currentThread();
    vertx.setPeriodic(
        CHECK_MILLIS,
        tick -> {
          receiving.check(nanoClock.getAsLong());
          serving.check(nanoClock.getAsLong());
        });
    server = vertx.createHttpServer(options);
    return server
        .requestHandler(this::receive)
        .invalidRequestHandler(this::refuse)
        .exceptionHandler(gone -> {})
        .listen(address);
  }

  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }

  /** The port that the server listens on. */
  int port() {
    return server == null ? -1 : server.actualPort();
  }

  private void refuse(HttpServerRequest request) {
    fail(
        new Exchange(request, nanoClock.getAsLong()),
        ApiException.invalid("request: not HTTP that this server understands"));
  }

  private void receive(HttpServerRequest request) {
    long now = nanoClock.getAsLong();
    Exchange exchange = new Exchange(request, now);
    receiving.add(exchange, now);
    request.exceptionHandler(gone -> exchange.abandon());
    request.handler(exchange::take);
    request.endHandler(
        end -> {
          exchange.receivedAll();
          if (!exchange.finished()) {
            route(exchange);
          }
        });
  }

  private void route(Exchange exchange) {
    try {
      String path = exchange.request().path();
      switch (path.startsWith(API_PREFIX) ? path.substring(API_PREFIX.length()) : path) {
        case "/v1/feature-service/get-features" -> {
          requireCaller(exchange);
          getFeatures(exchange, false);
        }
        case "/explain" -> {
          requireCaller(exchange);
          getFeatures(exchange, true);
        }
        case "/v1/feature-service/metadata" -> {
          requireCaller(exchange);
          answer(exchange, Buffer.buffer(calls.metadata(exchange.body())));
        }
        case "/metrics" -> {
          require(exchange, HttpMethod.GET);
          exchange.answer(200, "text/plain; version=0.0.4", Buffer.buffer(api.metrics().text()));
        }
        case "/health/ready" -> {
          require(exchange, HttpMethod.GET);
          health(exchange);
        }
        default ->
            throw new ApiException(
                ApiStatus.NOT_FOUND,
                "path: %s (expected: /api/v1/feature-service/get-features or .../metadata)"
                    .formatted(path));
      }
    } catch (RuntimeException e) {
      fail(exchange, ErrorResponse.of(e));
    }
  }

  private void requireCaller(Exchange exchange) {
    require(exchange, HttpMethod.POST);
    if (!api.keys().accept(exchange.request().getHeader("authorization"))) {
      throw new ApiException(
          ApiStatus.UNAUTHENTICATED, "invalid 'Tecton-key' authorization header");
    }
  }

  private static void require(Exchange exchange, HttpMethod method) {
    if (!exchange.request().method().equals(method)) {
      exchange.request().response().putHeader("allow", method.name());
      throw new ApiException(
          ApiStatus.METHOD_NOT_ALLOWED,
          "method: %s (expected: %s)".formatted(exchange.request().method(), method));
    }
  }

  private void health(Exchange exchange) {
    api.unreadyReason()
        .ifPresentOrElse(
            reason ->
                exchange.answer(
                    503, JSON, ErrorResponse.body(new ApiException(ApiStatus.UNAVAILABLE, reason))),
            () -> exchange.answer(200, JSON, Buffer.buffer("{\"ready\":true}")));
  }

  private void getFeatures(Exchange exchange, boolean explained) {
    serving.add(exchange, exchange.arrivedNanos());
    Pending pending = calls.begin(exchange.body(), exchange.arrivedNanos(), explained);
    pending
        .vector()
        .whenComplete((vector, failure) -> finish(exchange, pending, vector, failure))
        // Both outcomes are answered above; this only keeps the compiler's word that none is lost.
        .exceptionally(answered -> null);
  }

  private void runOnLoop(Runnable task) {
    if (Thread.currentThread() == loop) {
      task.run();
    } else {
      context.runOnContext(there -> task.run());
    }
  }

  private void finish(
      Exchange exchange,
      Pending pending,
      @Nullable FeatureVector vector,
      @Nullable Throwable failure) {
    try (vector) {
      if (exchange.finished()) {
        return;
      }
      if (vector == null) {
        fail(exchange, ErrorResponse.of(failure == null ? new IllegalStateException() : failure));
        return;
      }
      JsonBuffer json = calls.write(pending, vector, exchange.arrivedNanos());
      answer(exchange, Buffer.buffer(json.length()).appendBytes(json.bytes(), 0, json.length()));
    } catch (RuntimeException e) {
      fail(exchange, ErrorResponse.of(e));
    }
  }

  private void answer(Exchange exchange, Buffer body) {
    api.metrics().answered(200);
    exchange.answer(200, JSON, body);
  }

  private void fail(Exchange exchange, ApiException error) {
    if (!exchange.finished()) {
      int status = error.status().httpStatus();
      api.metrics().answered(status);
      exchange.answer(status, JSON, ErrorResponse.body(error));
    }
  }
}
