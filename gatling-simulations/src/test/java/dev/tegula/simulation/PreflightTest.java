package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tegula.workload.Profile;
import dev.tegula.workload.WorkloadRequest;
import dev.tegula.workload.file.WorkloadFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightTest {

  private HttpServer server;
  private List<WorkloadRequest> samples;
  private volatile int status = 200;
  private volatile String answer = "";

  @BeforeEach
  void start() throws Exception {
    samples =
        WorkloadFile.read(Checkout.workload("scenario-2"), Profile.SMOKE).workload().samples();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void check_rightAnswer_passes() {
    answer =
        "{\"result\":{\"features\":["
            + samples.get(0).expected().orElseThrow().expected().get(0)
            + "]}}";

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void check_wrongValue_namesServiceAndFeature() {
    answer = "{\"result\":{\"features\":[2]}}";

    assertThatThrownBy(this::check)
        .hasMessageStartingWith(url() + ": feature service similarity: similarity.jaccard: 2")
        .hasMessageContaining("(expected: 0.");
  }

  @Test
  void check_refusedKey_saysHowToGiveOne() {
    status = 401;

    assertThatThrownBy(this::check)
        .hasMessage(
            url()
                + ": refuses the API key, HTTP 401 (expected: -Dtegula.apiKey with one it knows)");
  }

  @Test
  void check_missingService_quotesTheAnswer() {
    status = 404;
    answer = "{\"error\":\"no such service\"}";

    assertThatThrownBy(this::check).hasMessageContaining("no such service");
  }

  @Test
  void check_nobodyThere_saysSo() {
    stop();

    assertThatThrownBy(this::check)
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("(expected: a running feature server)");
  }

  private void check() {
    new Preflight(url(), SimulationSettings.of(Map.of())).check(samples);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
