package dev.tegula.cli;

import dev.tegula.cost.Capacity;
import dev.tegula.prediction.PublishedLatency;
import dev.tegula.result.HistogramLog;
import dev.tegula.result.Mark;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.TaggedHistogram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request of a recorded scenario took. */
final class MeasuredRequests {

  private MeasuredRequests() {}

  /**
   * One scenario's request, and the rate that was published for it.
   *
   * @param store that it was served from, for people
   * @param mark whether that store was a real one
   * @param publishedQps null when no such rate was
   */
  record Measured(
      String name,
      String store,
      Mark mark,
      Capacity.Request request,
      @Nullable Double publishedQps) {}

  /** The scenarios of a result directory whose server told its CPU time; failed ones left out. */
  static List<Measured> of(Path folder) throws IOException {
    RecordedRun run = RecordedRun.read(folder);
    List<Measured> measured = new ArrayList<>();
    for (ScenarioResult scenario : run.scenarios()) {
      ScenarioDetail detail = run.detailOf(scenario);
      ScenarioDetail.Server server = detail == null ? null : detail.server();
      if (detail == null || server == null || scenario.status() != Status.OK) {
        continue;
      }
      Double cpu = server.cpuMicrosPerRequest();
      Double reads = server.storeReadsPerRequest();
      if (cpu == null || reads == null) {
        continue;
      }
      ScenarioDetail.Bodies bodies = detail.bodies();
      measured.add(
          new Measured(
              scenario.name(),
              scenario.store(),
              scenario.mark(),
              new Capacity.Request(
                  cpu,
                  reads,
                  meanMicros(run, scenario),
                  bodies.requestBytes() + bodies.answerBytes()),
              published(scenario.name())));
    }
    return measured;
  }

  private static double meanMicros(RecordedRun run, ScenarioResult scenario) throws IOException {
    return HistogramLog.read(run.histogramLog(scenario)).stream()
            .filter(tagged -> tagged.tag().equals(TaggedHistogram.LATENCY))
            .findFirst()
            .orElseThrow(() -> new IOException(run.histogramLog(scenario) + ": no latency"))
            .histogram()
            .getMean()
        / 1e3;
  }

  private static @Nullable Double published(String scenario) {
    for (PublishedLatency latency :
        List.of(PublishedLatency.SCENARIO_1, PublishedLatency.SCENARIO_2)) {
      if (scenario.startsWith(latency.name())) {
        return latency.serviceQps();
      }
    }
    return null;
  }
}
