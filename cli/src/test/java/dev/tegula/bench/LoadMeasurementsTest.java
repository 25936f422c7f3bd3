package dev.tegula.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.bench.MeasuredLoad.At;
import dev.tegula.bench.MeasuredLoad.Store;
import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadMeasurementsTest {

  private static final Path WORKLOADS = Path.of("../workloads");

  private static List<MeasureStage> stages() throws Exception {
    return LoadMeasurements.plan(WORKLOADS, BenchProfile.CANONICAL).stages().stream()
        .map(MeasureStage.class::cast)
        .toList();
  }

  @Test
  void plan_everyLoad_hasANameOfItsOwnAndAServiceThatItsWorkloadHas() throws Exception {
    List<String> names = new ArrayList<>();
    for (MeasureStage stage : stages()) {
      String workload = Files.readString(WORKLOADS.resolve(stage.workload() + ".yaml"));
      for (MeasuredLoad load : stage.loads()) {
        names.add(load.name());
        assertThatCode(() -> ScenarioResult.requireName(load.name())).doesNotThrowAnyException();
        if (!load.service().isEmpty()) {
          assertThat(workload).contains("name: " + load.service() + ",");
        }
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    // The report knows these.
    assertThat(names)
        .contains("scenario-1-memory", "scenario-1-simulated", "scenario-1-packed")
        .contains("scenario-2-memory", "scenario-2-simulated")
        .contains("window-1d", "window-7d", "window-28d", "window-356d")
        .contains("views-1", "views-5", "views-10", "views-50");
  }

  /** Stores are served in their order, so that a search on memory comes before all the others. */
  @Test
  void plan_halfOfALargestRate_comesAfterItsSearch() throws Exception {
    for (MeasureStage stage : stages()) {
      boolean searched = false;
      for (Store store : Store.values()) {
        for (MeasuredLoad load : stage.loads()) {
          if (load.store() == store) {
            searched |= load.at() == At.SEARCH;
            assertThat(load.at() != At.HALF || searched).as(load.name()).isTrue();
          }
        }
      }
    }
  }

  @Test
  void plan_settings_tellEveryLoadAndTheWorkloads() throws Exception {
    assertThat(LoadMeasurements.plan(WORKLOADS, BenchProfile.SMOKE).settings())
        .containsEntry("profile", "smoke")
        .containsEntry(
            "load.own-share-service-1",
            "half of the largest rate for 120s after 15s, memory, service_1 only")
        .containsKey("workload.sha256.view-count");
  }

  @Test
  void options_halfOfTheLargestRate_isHalf() {
    MeasuredLoad load = new MeasuredLoad("x", Store.MEMORY, At.HALF, "60s", "");
    SearchResult found =
        new SearchResult(
            SearchResult.SCHEMA_VERSION, "s", "memory", Mark.MEASURED, 1, 60, 901.0, List.of());

    assertThat(load.options(found)).containsSequence("--rate", "450.5");
    assertThatThrownBy(() -> load.options(null))
        .hasMessageContaining("x: half of the largest rate");
  }
}
