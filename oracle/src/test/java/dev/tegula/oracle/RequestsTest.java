package dev.tegula.oracle;

import static dev.tegula.oracle.EventsView.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.definition.FeatureView;
import dev.tegula.type.ScalarType;
import dev.tegula.workload.ExpectedRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestsTest {

  private static final long SEED = 20_200_111;
  private static final int MANY = 20_000;

  private final Requests requests = requestsOverEntities("e0", "e1", "e2", "e3");

  @Test
  void request_sameSeedAndNumber_sameRequest() {
    assertThat(requests.request(SEED, 17, true)).isEqualTo(requests.request(SEED, 17, true));
    List<String> drawn =
        IntStream.range(0, 50)
            .mapToObj(n -> key(requests.request(SEED, n, true)).asText())
            .toList();
    List<String> others =
        IntStream.range(0, 50)
            .mapToObj(n -> key(requests.request(SEED + 1, n, true)).asText())
            .toList();
    assertThat(drawn).isNotEqualTo(others);
  }

  @Test
  void request_manyDrawn_eachEntityAlikeAndFewUnknownOrNull() {
    Map<String, Integer> counts = new HashMap<>();
    for (int n = 0; n < MANY; n++) {
      ExpectedRequest request = requests.request(SEED, n, false);
      String key = key(request).asText();
      counts.merge(key.startsWith("unknown") ? "unknown" : key, 1, Integer::sum);
      boolean known = key.startsWith("e");
      assertThat(request.expected().get(0).isNull()).isNotEqualTo(known);
      assertThat(request.status()).containsExactly(known ? "PRESENT" : "MISSING_DATA");
    }
    // 96 % over four entities, 3 % unknown, 1 % null, each within five standard deviations.
    assertThat(counts).containsOnlyKeys("e0", "e1", "e2", "e3", "unknown", "null");
    List.of("e0", "e1", "e2", "e3")
        .forEach(entity -> assertThat(counts.get(entity)).isBetween(4_497, 5_103));
    assertThat(counts.get("unknown")).isBetween(479, 721);
    assertThat(counts.get("null")).isBetween(129, 271);
  }

  private static Requests requestsOverEntities(String... entities) {
    FeatureView view = EventsView.in(Path.of("unread")).view(attribute("s", ScalarType.STRING));
    Map<List<Object>, EntityTruth> truth = new HashMap<>();
    for (String entity : entities) {
      truth.put(
          List.of(entity),
          new EntityTruth(Map.of("s", Truth.exactly("of " + entity)), true, false));
    }
    AskedService service =
        new AskedService(
            "things",
            List.of(
                new AskedFeature.Stored(
                    "events_view.s",
                    new AskedFeature.Read("events_view", List.of("k")),
                    view.outputs().get(0))));
    return new Requests(
        "test", List.of(service), Map.of("events_view", new ViewTruth(view, truth)));
  }

  private static JsonNode key(ExpectedRequest request) {
    return request.body().path("params").path("join_key_map").path("k");
  }
}
