package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where values came from, over real HTTP. */
final class ExplainTest {

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var repository = TestRepository.read(folder);
    server =
        TestServer.start(repository, new TestData(repository, folder.resolve("load")).writeAll());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void explain_storedFeatures_rowWindowTilesAndEdge() throws Exception {
    String explained =
        explain(
            "{\"params\":{\"feature_service_name\":\"planes\",\"join_key_map\":{\"tailnum\":\"N1\"}}}");

    assertThat(explained)
        .startsWith("{'service':'planes','rowsRead':2,'rowBytes':")
        .contains(
            "{'name':'plane_delays.flight_count_7d_1d','value':'2','status':'PRESENT','sources':["
                + "{'view':'plane_delays','feature':'flight_count_7d_1d','row':'FOUND','rowBytes':")
        .contains(
            ",'table':'table-plane_delays','generation':1,'leadingEdge':'2014-01-01T00:00:00Z',"
                + "'windowStart':'2013-12-25T00:00:00Z','windowEnd':'2014-01-01T00:00:00Z',"
                + "'tiles':2,'resolutions':'2x 1d'}]}")
        .contains("{'name':'plane_delays.distance','value':100.5,'status':'PRESENT','sources':[")
        .endsWith("]}");
  }

  @Test
  void explain_computedFeature_bothInputs() throws Exception {
    String explained =
        explain(
            "{\"params\":{\"feature_service_name\":\"similarity\","
                + "\"join_key_map\":{\"tailnum_a\":\"N1\",\"tailnum_b\":\"?\"}}}");

    assertThat(explained)
        .contains(
            "{'name':'shared_destinations.jaccard','value':null,'status':'PRESENT','sources':[")
        .contains("'row':'FOUND'")
        .contains("'row':'ABSENT','rowBytes':0,")
        .contains("'tiles':0,'resolutions':'no tiles'}]}");
  }

  @Test
  void explain_withoutKey_401() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/explain").POST(BodyPublishers.ofString("{}")).build());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  private static String explain(String body) throws Exception {
    HttpResponse<String> response = server.post("/explain", body);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().replace('"', '\'');
  }
}
