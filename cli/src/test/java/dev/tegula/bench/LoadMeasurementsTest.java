package dev.tegula.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.bench.MeasuredLoad.At;
import dev.tegula.bench.MeasuredLoad.Store;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadMeasurementsTest {

  private static final Path WORKLOADS = Path.of("../workloads");
  private static final MeasuredLoad HALF =
      new MeasuredLoad("half", Store.MEMORY, At.HALF, "60s", "", 1);

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
    assertThat(LoadMeasurements.plan(WORKLOADS, BenchProfile.CANONICAL).settings())
        .containsEntry("profile", "canonical")
        .containsEntry(
            "load.own-share-service-1",
            "half of the largest rate for 660s after 15s, memory, service_1 only")
        .containsEntry(
            "load.two-servers-service-1",
            "half of the largest rate for 120s after 15s, memory, service_1 only, 2 servers in turn")
        .containsEntry(
            "load.idle-service-1", "one request a second for 60s after 15s, memory, service_1 only")
        .containsKey("workload.sha256.view-count");
    assertThat(LoadMeasurements.plan(WORKLOADS, BenchProfile.SMOKE).settings())
        .containsEntry(
            "load.own-share-service-1",
            "half of the largest rate for the workload's time, memory, service_1 only");
  }

  @Test
  void options_halfOfTheLargestRate_isHalf() {
    assertThat(HALF.options(BenchProfile.CANONICAL, 901.0))
        .containsSequence("--rate", "450.5")
        .containsSequence("--duration", "60s");
    assertThat(HALF.options(BenchProfile.SMOKE, 901.0)).doesNotContain("--duration");
  }

  @Test
  void offer_afterAFailedSearch_halfOfItFailsAndTheNextIsOffered() throws Exception {
    MeasuredLoad search = new MeasuredLoad("search", Store.MEMORY, At.SEARCH, "60s", "", 1);
    MeasuredLoad next = new MeasuredLoad("next", Store.MEMORY, At.WORKLOAD, "60s", "", 1);
    List<String> offered = new ArrayList<>();
    MeasureStage.Course course = new MeasureStage.Course();

    course.offer(
        search,
        BenchProfile.SMOKE,
        options -> {
          throw new IllegalStateException("no rate was held");
        });
    course.offer(HALF, BenchProfile.SMOKE, options -> run(offered, "half"));
    course.offer(next, BenchProfile.SMOKE, options -> run(offered, "next"));

    assertThat(offered).containsExactly("next");
    assertThatThrownBy(course::outcome)
        .hasMessage(
            "search: no rate was held; half: half of the largest rate (expected: a search that found one before)");
  }

  private static RecordedRun run(List<String> offered, String name) throws IOException {
    offered.add(name);
    return RecordedRun.read(Path.of("../docs/results/2026-11-30-smoke"));
  }
}
