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
    WireAddress address = WireAddress.of(url, apiKey);
    HttpClientOptions options =
        new HttpClientOptions().setConnectTimeout((int) timeout.toMillis()).setSsl(address.tls());
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    metricsClient = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    getFeatures =
        options(address, HttpMethod.POST, address.getFeatures())
            .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaderNames.AUTHORIZATION, address.authorization());
    metrics = options(address, HttpMethod.GET, address.metrics());
  }

  /** Asks for features; a failed future means that the connection broke. */
  Future<Answer> ask(byte[] body) {
    return client.request(getFeatures).compose(request -> exchange(request, Buffer.buffer(body)));
  }

  /** Reads the server's metrics page. */
  Future<Answer> metrics() {
    return metricsClient.request(metrics).compose(request -> exchange(request, Buffer.buffer()));
  }

  private static Future<Answer> exchange(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .compose(
            response ->
                response.body().map(bytes -> new Answer(response.statusCode(), bytes.getBytes())));
  }

  private static RequestOptions options(WireAddress address, HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(address.host())
        .setPort(address.port())
        .setURI(path);
  }
}
