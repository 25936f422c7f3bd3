package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import dev.tegula.store.HeapActiveGenerations;
import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import dev.tegula.store.StoreProvider.Opened;
import dev.tegula.tile.ViewLayout;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see when the store is slow, failing or holds rows of another definition. */
final class StoreTroubleTest {

  private static final String ROUTE =
      "'feature_service_name':'routes','join_key_map':{'route_id':1}";

  /** Answers when the test says so, from the test's thread. */
  private static final class HeldStore implements OnlineStore {

    private final CompletableFuture<RowAnswer> answer = new CompletableFuture<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos) {
      asked.countDown();
      return answer.thenApply(each -> Collections.nCopies(reads.size(), each));
    }

    @Override
    public void close() {}
  }

  @TempDir private Path folder;
  private final HeldStore store = new HeldStore();

  @Test
  void lateRows_200WithTimeOut() throws Exception {
    store.answer.complete(RowAnswer.Late.INSTANCE);
    try (TestServer server = start()) {
      HttpResponse<String> response =
          server.getFeatures(ROUTE + ",'metadata_options':{'include_serving_status':true}");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body())
          .contains("{\"features\":[null,null,null,null]}")
          .containsOnlyOnce("\"metadata\"")
          .contains("\"status\":\"TIME_OUT\"")
          .doesNotContain("PRESENT");
    }
  }

  @Test
  void failedRow_503NamesTheView() throws Exception {
    store.answer.complete(new RowAnswer.Failed("throttled"));
    try (TestServer server = start()) {
      assertError(server.getFeatures(ROUTE), 503, 14, "feature view route_facts: store: throttled");
    }
  }

  @Test
  void storeGone_503() throws Exception {
    store.answer.completeExceptionally(new IllegalStateException("closed"));
    try (TestServer server = start()) {
      HttpResponse<String> response = server.getFeatures(ROUTE);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("\"code\":14").contains("closed");
    }
  }

  @Test
  void storeNeverAnswers_504() throws Exception {
    try (TestServer server = start()) {
      assertError(server.getFeatures(ROUTE), 504, 4, "deadline of 2000 ms exceeded");
    }
  }

  @Test
  void stop_callInFlight_answeredFirst() throws Exception {
    TestServer server = start();
    CompletableFuture<HttpResponse<String>> inFlight =
        // Java 17's client gives up calls in flight when an HTTP/2 server says that it goes away.
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .sendAsync(
                server
                    .request(TestServer.GET_FEATURES)
                    .header("Authorization", "Tecton-key k")
                    .POST(
                        BodyPublishers.ofString("{\"params\":{" + ROUTE.replace('\'', '"') + "}}"))
                    .build(),
                BodyHandlers.ofString());
    store.asked.await();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
    store.answer.complete(RowAnswer.Absent.INSTANCE);
    assertThat(inFlight.get().statusCode()).isEqualTo(200);
    stopping.get();
  }

  @Test
  void changedDefinition_503ForThoseWhoNeedTheViewOnly() throws Exception {
    store.answer.complete(RowAnswer.Absent.INSTANCE);
    FeatureRepository repository = TestRepository.read(folder);
    Map<String, Generation> active = generations(repository);
    FeatureView routes = repository.featureView("route_facts").orElseThrow();
    active.put("route_facts", generation(routes, "feedbeefcafe"));
    active.remove("plane_destinations");
    try (TestServer server =
        TestServer.start(repository, new Opened(store, new HeapActiveGenerations(active)))) {
      String message =
          "feature view route_facts: definition is %s, that of active generation 1 is feedbeef: "
              + "repository changed after the backfill: run the backfill again";
      assertError(
          server.getFeatures(ROUTE),
          503,
          14,
          message.formatted(routes.definitionHash().substring(0, 8)));
      assertError(
          server.getFeatures("'feature_service_name':'planes','join_key_map':{'tailnum':'N1'}"),
          503,
          14,
          "feature view plane_destinations: not backfilled yet");
      assertThat(
              server
                  .post(TestServer.METADATA, "{\"params\":{\"feature_service_name\":\"routes\"}}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
    }
  }

  private TestServer start() throws Exception {
    FeatureRepository repository = TestRepository.read(folder);
    TestServer server =
        TestServer.start(
            repository, new Opened(store, new HeapActiveGenerations(generations(repository))));
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    return server;
  }

  private static Map<String, Generation> generations(FeatureRepository repository) {
    Map<String, Generation> active = new HashMap<>();
    repository
        .featureViews()
        .forEach(view -> active.put(view.name(), generation(view, view.definitionHash())));
    return active;
  }

  private static Generation generation(FeatureView view, String hash) {
    return new Generation(view.name(), view.name() + "-1", 1, 0, ViewLayout.VERSION, hash);
  }

  private static void assertError(
      HttpResponse<String> response, int status, int code, String message) {
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":\"%s\",\"code\":%d,\"message\":\"%s\"}".formatted(message, code, message));
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
