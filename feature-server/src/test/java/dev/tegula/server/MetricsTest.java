package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {

  @TempDir private Path folder;

  @Test
  void metrics_afterVectors_timeByPhaseAndOfTheProcess() throws Exception {
    var repository = TestRepository.read(folder);
    Path load = new TestData(repository, folder.resolve("load")).writeAll();
    try (TestServer server = TestServer.start(repository, load)) {
      for (int i = 0; i < 3; i++) {
        server.getFeatures("'feature_service_name':'planes','join_key_map':{'tailnum':'N1'}");
      }
      server.getFeatures("'feature_service_name':'nonsense'");

      Map<String, Double> metrics = metrics(server);
      assertThat(metrics)
          .containsEntry("tegula_requests_total{status=\"200\"}", 3.0)
          .containsEntry("tegula_requests_total{status=\"404\"}", 1.0)
          .containsEntry("tegula_store_rows_read_total", 6.0)
          .containsEntry("tegula_vector_seconds_count", 3.0)
          .containsEntry("tegula_vector_seconds_bucket{le=\"+Inf\"}", 3.0);
      double phases = 0;
      for (String phase : new String[] {"parse", "store", "merge", "transform", "json"}) {
        double seconds = metrics.get("tegula_phase_seconds_total{phase=\"%s\"}".formatted(phase));
        assertThat(seconds).as(phase).isPositive();
        phases += seconds;
      }
      assertThat(phases).isLessThan(metrics.get("tegula_vector_seconds_sum"));
      assertThat(metrics.get("process_cpu_seconds_total")).isPositive();
    }
  }

  private static Map<String, Double> metrics(TestServer server) throws Exception {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Arrays.stream(server.get("/metrics").body().split("\n"))
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(sample -> metrics.put(sample[0], Double.valueOf(sample[1])));
    return metrics;
  }
}
