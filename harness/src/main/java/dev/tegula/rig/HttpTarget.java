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

/**
 * A feature server at a URL, asked one question at a time: for probing, verifying and reading its
 * metrics. Load goes over a {@link NettyWire}.
 */
public final class HttpTarget {

  static final String GET_FEATURES = "/api/v1/feature-service/get-features";

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
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    metricsClient = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    getFeatures =
        options(url, HttpMethod.POST, GET_FEATURES)
            .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaderNames.AUTHORIZATION, authorization(apiKey));
    metrics = options(url, HttpMethod.GET, "/metrics");
  }

  /** Asks for features; a failed future means that the connection broke. */
  Future<Answer> ask(byte[] body) {
    return client.request(getFeatures).compose(request -> exchange(request, Buffer.buffer(body)));
  }

  /** Reads the server's metrics page. */
  Future<Answer> metrics() {
    return metricsClient.request(metrics).compose(request -> exchange(request, Buffer.buffer()));
  }

  static String authorization(@Nullable String apiKey) {
    return "Tecton-key " + (apiKey == null ? "none" : apiKey);
  }

  private static Future<Answer> exchange(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .compose(
            response ->
                response.body().map(bytes -> new Answer(response.statusCode(), bytes.getBytes())));
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
