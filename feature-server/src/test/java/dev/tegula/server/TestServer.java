package dev.tegula.server;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.http.ApiKeys;
import dev.tegula.importobject.MemoryStoreProvider;
import dev.tegula.store.StoreProvider.Opened;
import dev.tegula.store.StoreProvider.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A real server on a free port, and a client for it. */
final class TestServer implements AutoCloseable {

  static final String GET_FEATURES = "/api/v1/feature-service/get-features";
  static final String METADATA = "/api/v1/feature-service/metadata";

  private final FeatureServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(FeatureServer server) {
    this.server = server;
  }

  static TestServer start(FeatureRepository repository, Path load)
      throws IOException, InterruptedException {
    return start(repository, new MemoryStoreProvider().open(Settings.of(null, null, load)));
  }

  static TestServer start(FeatureRepository repository, Opened opened)
      throws IOException, InterruptedException {
    return start(repository, opened, ApiKeys.any());
  }

  static TestServer start(FeatureRepository repository, Opened opened, ApiKeys keys)
      throws IOException, InterruptedException {
    return new TestServer(
        FeatureServer.start(repository, opened, new ListenSettings("127.0.0.1", 0, keys, false)));
  }

  int port() {
    return server.port();
  }

  /** Posts with a key. */
  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", "Tecton-key k")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Asks for features with the members of {@code params}, written with apostrophes as quotes. */
  HttpResponse<String> getFeatures(String params) throws IOException, InterruptedException {
    return post(GET_FEATURES, "{\"params\":{" + params.replace('\'', '"') + "}}");
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
  }
}
