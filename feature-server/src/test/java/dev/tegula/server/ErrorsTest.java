package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.http.ApiKeys;
import dev.tegula.importobject.MemoryStoreProvider;
import dev.tegula.store.StoreProvider.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error of the contract over real HTTP. */
final class ErrorsTest {

  /** SHA-256 of "secret". */
  private static final String SECRET_HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @TempDir private static Path folder;
  private static TestServer server;
  private static TestServer keyed;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var repository = TestRepository.read(folder);
    Path load = new TestData(repository, folder.resolve("load")).writeAll();
    server = TestServer.start(repository, load);
    Path keys = Files.writeString(folder.resolve("keys"), "\n" + SECRET_HASH + "  alice\n");
    keyed =
        TestServer.start(
            repository,
            new MemoryStoreProvider().open(Settings.of(null, null, load)),
            ApiKeys.read(keys));
  }

  @AfterAll
  static void stop() {
    server.close();
    keyed.close();
  }

  @Test
  void unknownService_404() throws Exception {
    assertError(server.getFeatures("'feature_service_name':'nope'"), 404, 5)
        .contains("feature service nope: not found in workspace prod");
    assertError(
            server.post(TestServer.METADATA, "{\"params\":{\"feature_service_name\":\"nope\"}}"),
            404,
            5)
        .contains("nope");
  }

  @Test
  void otherWorkspace_404() throws Exception {
    assertError(
            server.getFeatures("'feature_service_name':'planes','workspace_name':'dev'"), 404, 5)
        .contains("feature service planes: not found in workspace dev");
  }

  @Test
  void missingService_400() throws Exception {
    assertError(server.getFeatures("'join_key_map':{}"), 400, 3)
        .contains("feature_service_name: missing");
  }

  @Test
  void missingJoinKey_400WithTheContractsMessage() throws Exception {
    String message = "\"message\":\"Missing required join key: tailnum\"";
    assertError(server.getFeatures("'feature_service_name':'planes','join_key_map':null"), 400, 3)
        .contains(message);
    assertError(
            server.getFeatures("'feature_service_name':'planes','join_key_map':{'x':'1'}"), 400, 3)
        .contains(message);
  }

  @Test
  void joinKeyOfWrongType_400NamesKeyValueAndType() throws Exception {
    assertKeyError("planes", "'tailnum':12", "join key tailnum: 12 (expected: string)");
    assertKeyError("planes", "'tailnum':true", "join key tailnum: true (expected: string)");
    assertKeyError("planes", "'tailnum':{'a':1}", "join key tailnum: { (expected: string)");
    assertKeyError("routes", "'route_id':'x'", "join key route_id: \\\"x\\\" (expected: int64)");
    assertKeyError("routes", "'route_id':1.5", "join key route_id: 1.5 (expected: int64)");
    assertKeyError(
        "routes",
        "'route_id':9223372036854775808",
        "join key route_id: 9223372036854775808 (expected: int64)");
    assertKeyError(
        "planes",
        "'tailnum':'N\\ud83d'",
        "tailnum: half of a surrogate pair at 1 (expected: Unicode text)");
    assertKeyError(
        "planes",
        "'tailnum':'" + "x".repeat(3_000) + "'",
        "tailnum: 3000 bytes (expected: <= 2048)");
  }

  @Test
  void notJson_400WithPosition() throws Exception {
    assertBodyError("{\n \"params\": nope}", "not JSON at line 2, column 12");
    assertBodyError("{\"params\":{", "not JSON at line 1");
    assertBodyError("", "request body: empty");
    assertBodyError("[]", "request body: [ (expected: an object)");
    assertBodyError("{} {}", "more after the end of the object");
    assertBodyError("{}", "params: missing");
    assertBodyError("{\"params\":[]}", "params: [ (expected: an object)");
    assertBodyError("{\"params\":{\"join_key_map\":7}}", "join_key_map: 7 (expected: an object)");
    assertBodyError(
        "{\"params\":{\"feature_service_name\":7}}",
        "feature_service_name: 7 (expected: a string)");
    assertBodyError(
        "{\"params\":{\"requestOptions\":{\"latencyBudgetMs\":\"soon\"}}}",
        "latencyBudgetMs: soon (expected: milliseconds, > 0)");
    assertBodyError(
        "{\"params\":{\"metadataOptions\":{\"includeNames\":{}},\"joinKeyMap\":{}}}",
        "includeNames: { (expected: true or false)");
    assertBodyError("[".repeat(2_000), "request body: ");
  }

  @Test
  void bodyOverTheLimit_400AndTheConnectionLives() throws Exception {
    assertError(server.post(TestServer.GET_FEATURES, " ".repeat((4 << 20) + 1)), 400, 3)
        .contains("request body: 4194305 bytes (expected: <= 4194304)");
    assertThat(
            server
                .getFeatures("'feature_service_name':'planes','join_key_map':{'tailnum':'N1'}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void bodyOfTheLimit_served() throws Exception {
    String body =
        "{\"params\":{\"feature_service_name\":\"routes\",\"join_key_map\":{\"route_id\":-1}}}";
    assertThat(
            server
                .post(TestServer.GET_FEATURES, body + " ".repeat((4 << 20) - body.length()))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void unknownPathAndMethod_404And405() throws Exception {
    assertError(server.post("/api/v1/other", "{}"), 404, 5).contains("path: /api/v1/other");
    assertError(server.get(TestServer.GET_FEATURES), 405, 12)
        .contains("method: GET (expected: POST)");
    assertError(server.post("/metrics", "{}"), 405, 12).contains("expected: GET");
  }

  @Test
  void key_missingOrMalformed_401WithTheContractsMessage() throws Exception {
    String message = "\"message\":\"invalid 'Tecton-key' authorization header\"";
    for (TestServer each : new TestServer[] {server, keyed}) {
      assertError(each.send(withKey(each, null)), 401, 7).contains(message);
      assertError(each.send(withKey(each, "Tecton-key null")), 401, 7).contains(message);
      assertError(each.send(withKey(each, "Tecton-key ")), 401, 7).contains(message);
      assertError(each.send(withKey(each, "Bearer secret")), 401, 7).contains(message);
      assertError(each.send(withKey(each, "secret")), 401, 7).contains(message);
    }
  }

  @Test
  void key_checkedAgainstTheFile() throws Exception {
    assertThat(keyed.send(withKey(keyed, "Tecton-key secret")).statusCode()).isEqualTo(200);
    assertThat(keyed.send(withKey(keyed, "tecton-KEY   secret")).statusCode()).isEqualTo(200);
    assertError(keyed.send(withKey(keyed, "Tecton-key Secret")), 401, 7);
    assertThat(server.send(withKey(server, "Tecton-key anything")).statusCode()).isEqualTo(200);
  }

  @Test
  void contentType_neverRejected() throws Exception {
    for (String type : new String[] {"application/x-www-form-urlencoded", "text/xml", "x/y"}) {
      HttpRequest request =
          server
              .request(TestServer.METADATA)
              .header("Authorization", "Tecton-key k")
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString("{\"params\":{\"featureServiceName\":\"planes\"}}"))
              .build();
      assertThat(server.send(request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void notHttp_answeredWith400() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      assertThat(answer.toString(StandardCharsets.US_ASCII))
          .matches("(?s)HTTP/1.[01] 400 .*")
          .contains("\"message\"");
    }
  }

  @Test
  void metrics_countCallsAndRows() throws Exception {
    server.getFeatures(
        "'feature_service_name':'everything','join_key_map':"
            + "{'route_id':1,'tailnum':'N1','tailnum_a':'N1','tailnum_b':'N2'}");
    String metrics = server.get("/metrics").body();
    assertThat(metrics)
        .containsPattern("(?m)^tegula_requests_total\\{status=\"200\"} [1-9][0-9]*$")
        .containsPattern("(?m)^tegula_store_rows_read_total ([4-9]|[1-9][0-9]+)$");
  }

  private static HttpRequest withKey(TestServer target, String authorization) {
    HttpRequest.Builder request =
        target
            .request(TestServer.METADATA)
            .POST(BodyPublishers.ofString("{\"params\":{\"featureServiceName\":\"planes\"}}"));
    return (authorization == null ? request : request.header("Authorization", authorization))
        .build();
  }

  private static void assertKeyError(String service, String keys, String message) throws Exception {
    assertError(
            server.getFeatures(
                "'feature_service_name':'%s','join_key_map':{%s}".formatted(service, keys)),
            400,
            3)
        .contains(message);
  }

  private static void assertBodyError(String body, String message) throws Exception {
    assertError(server.post(TestServer.GET_FEATURES, body), 400, 3).contains(message);
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertError(
      HttpResponse<String> response, int status, int code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    return assertThat(response.body())
        .matches("(?s)\\{\"error\":\"(.+)\",\"code\":" + code + ",\"message\":\"\\1\"}");
  }
}
