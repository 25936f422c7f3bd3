package dev.tegula.bench;

import dev.tegula.bench.MeasuredLoad.At;
import dev.tegula.bench.MeasuredLoad.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything about load that is published: both scenarios on both stores, the largest rates, the
 * share of the server itself at half of its capacity (beside an idle machine, and beside two
 * servers), latency by window and by number of views, packed beside a table per view. Some 50
 * minutes, most of them windows of a minute or two.
 */
final class LoadMeasurements {

  /** A million requests at half of what two cores hold. */
  private static final String MILLION_WINDOW = "660s";

  private static final String LONG_WINDOW = "120s";
  private static final String SHORT_WINDOW = "60s";

  private LoadMeasurements() {}

  /** Data are by the seeds of the workload files, arrivals and keys by the plan's. */
  static BenchPlan plan(Path workloads, BenchProfile profile) throws IOException {
    List<MeasureStage> stages = stages();
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("profile", profile.name().toLowerCase(Locale.ROOT));
    for (MeasureStage stage : stages) {
      settings.put(
          "workload.sha256." + stage.workload(),
          BenchManifest.workloadSha256(workloads, stage.workload()));
      stage.loads().forEach(load -> settings.put("load." + load.name(), load.settings(profile)));
    }
    return new BenchPlan(profile, 1, List.copyOf(stages), settings);
  }

  private static List<MeasureStage> stages() {
    return List.of(
        scenario1(),
        scenario2(),
        series("window-length", "window", "d", 1, 7, 28, 356),
        series("view-count", "views", "", 1, 5, 10, 50));
  }

  private static MeasureStage scenario1() {
    return new MeasureStage(
        "scenario-1",
        List.of(
            // The largest service alone, whose capacity and own share have targets.
            load("largest-rate-service-1", Store.MEMORY, At.SEARCH, SHORT_WINDOW, "service_1"),
            load("idle-service-1", Store.MEMORY, At.IDLE, SHORT_WINDOW, "service_1"),
            load("own-share-service-1", Store.MEMORY, At.HALF, MILLION_WINDOW, "service_1"),
            // At the same total rate: does a request cost two servers what it costs one?
            new MeasuredLoad(
                "two-servers-service-1", Store.MEMORY, At.HALF, LONG_WINDOW, "service_1", 2),
            load("largest-rate-scenario-1", Store.MEMORY, At.SEARCH, SHORT_WINDOW, ""),
            load("scenario-1-memory", Store.MEMORY, At.WORKLOAD, LONG_WINDOW, ""),
            load("scenario-1-simulated", Store.SIMULATED, At.WORKLOAD, LONG_WINDOW, ""),
            load("service-1-views", Store.SIMULATED, At.WORKLOAD, SHORT_WINDOW, "service_1"),
            load("scenario-1-packed", Store.PACKED, At.WORKLOAD, LONG_WINDOW, ""),
            load("service-1-packed", Store.PACKED, At.WORKLOAD, SHORT_WINDOW, "service_1")));
  }

  private static MeasureStage scenario2() {
    return new MeasureStage(
        "scenario-2",
        List.of(
            load("largest-rate-scenario-2", Store.MEMORY, At.SEARCH, SHORT_WINDOW, ""),
            load("scenario-2-memory", Store.MEMORY, At.HALF, LONG_WINDOW, ""),
            load("scenario-2-simulated", Store.SIMULATED, At.HALF, LONG_WINDOW, "")));
  }

  private static MeasureStage series(String workload, String name, String unit, int... lengths) {
    List<MeasuredLoad> loads = new ArrayList<>();
    for (int length : lengths) {
      loads.add(
          load(
              name + "-" + length + unit,
              Store.MEMORY,
              At.WORKLOAD,
              "30s",
              name + "_" + length + unit));
    }
    return new MeasureStage(workload, loads);
  }

  private static MeasuredLoad load(String name, Store store, At at, String window, String service) {
    return new MeasuredLoad(name, store, at, window, service, 1);
  }
}
