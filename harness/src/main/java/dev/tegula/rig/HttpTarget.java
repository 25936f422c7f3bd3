package dev.tegula.rig;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A feature server at a URL, over kept-alive HTTP/1.1 connections of one event loop. */
public final class HttpTarget {

  /**
   * Enough for a stall of a second at some hundred requests a second; more wait in the client, and
   * are timed.
   */
  private static final int CONNECTIONS = 256;

  private final HttpClient client;
  private final HttpClient metricsClient;
  private final RequestOptions getFeatures;
  private final RequestOptions metrics;

  /**
   * A target.
   *
   * @param url scheme, host and port, perhaps with a path before the API's own
   * @param apiKey null when the server needs none
   * @param timeout for a new connection
   */
  public HttpTarget(Vertx vertx, URI url, @Nullable String apiKey, Duration timeout) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) timeout.toMillis())
            .setSsl(url.getScheme().equals("https"));
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    // A connection of its own: readings at the window's edges must not wait behind a backlog.
    metricsClient = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    getFeatures =
        options(url, HttpMethod.POST, "/api/v1/feature-service/get-features")
            .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .putHeader(
                HttpHeaderNames.AUTHORIZATION, "Tecton-key " + (apiKey == null ? "none" : apiKey));
    metrics = options(url, HttpMethod.GET, "/metrics");
  }

  /** Asks for features. The request is handed over first, so that it can be cut off. */
  Future<HttpClientRequest> open() {
    // Futures tell of failures; without a handler Vert.x would log each request that is cut off.
    return client
        .request(getFeatures)
        .onSuccess(request -> request.exceptionHandler(failure -> {}));
  }

  /** Reads the server's metrics page. */
  Future<Answer.Complete> metrics() {
    return metricsClient.request(metrics).compose(request -> exchange(request, Buffer.buffer()));
  }

  /**
   * Sends a body and collects the whole answer; a failed future means that the connection broke.
   */
  static Future<Answer.Complete> exchange(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .compose(
            response ->
                response
                    .body()
                    .map(bytes -> new Answer.Complete(response.statusCode(), bytes.getBytes())));
  }

  private static RequestOptions options(URI url, HttpMethod method, String path) {
    int port = url.getPort();
    return new RequestOptions()
        .setMethod(method)
        .setHost(url.getHost())
        .setPort(port >= 0 ? port : url.getScheme().equals("https") ? 443 : 80)
        .setURI(url.getPath().replaceAll("/+$", "") + path);
  }
}
