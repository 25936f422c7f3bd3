package dev.tegula.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchManifestTest {

  @TempDir private Path workloads;

  private Map<String, String> configuration(String scenario2) throws IOException {
    Files.writeString(workloads.resolve("scenario-1.yaml"), "seed: 1\n");
    Files.writeString(workloads.resolve("scenario-2.yaml"), scenario2);
    return BenchManifest.configuration(workloads, BenchProfile.SMOKE);
  }

  @Test
  void configuration_ofTheScenarios_hasTheirProfileAndChangesWithTheirFiles() throws Exception {
    Map<String, String> one = configuration("seed: 1\n");
    Map<String, String> other = configuration("seed: 2\n");

    assertThat(one)
        .containsEntry("load.scenario-1", "profile smoke")
        .containsEntry("load.scenario-2", "profile smoke")
        .hasEntrySatisfying("workload.sha256.scenario-2", hash -> assertThat(hash).hasSize(64));
    assertThat(other.get("workload.sha256.scenario-1"))
        .isEqualTo(one.get("workload.sha256.scenario-1"));
    assertThat(other.get("workload.sha256.scenario-2"))
        .isNotEqualTo(one.get("workload.sha256.scenario-2"));
  }
}
