package dev.tegula.bench;

import dev.tegula.bench.MeasuredLoad.At;
import dev.tegula.bench.MeasuredLoad.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything about load that is published: both scenarios on both stores, the largest rates, the
 * share of the server itself at half of its capacity, latency by window and by number of views,
 * packed beside a table per view. Some 35 minutes, most of them windows of a minute or two.
 */
final class LoadMeasurements {

  private static final String LONG_WINDOW = "120s";
  private static final String SHORT_WINDOW = "60s";

  private LoadMeasurements() {}

  static BenchPlan plan(BenchProfile profile, long seed) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("profile", profile.name().toLowerCase(java.util.Locale.ROOT));
    settings.put("stages", "load");
    return new BenchPlan(profile, seed, stages(), settings);
  }

  private static List<Stage> stages() {
    return List.of(
        scenario1(), scenario2(), series("window-length", "window", "d", 1, 7, 28, 356), views());
  }

  private static Stage scenario1() {
    return new MeasureStage(
        "scenario-1",
        List.of(
            // The largest service alone, whose capacity and own share have targets.
            load("largest-rate-service-1", Store.MEMORY, At.SEARCH, SHORT_WINDOW, "service_1"),
            load("own-share-service-1", Store.MEMORY, At.HALF, LONG_WINDOW, "service_1"),
            load("scenario-1-memory-search", Store.MEMORY, At.SEARCH, SHORT_WINDOW, ""),
            load("scenario-1-memory", Store.MEMORY, At.WORKLOAD, LONG_WINDOW, ""),
            load("scenario-1-simulated", Store.SIMULATED, At.WORKLOAD, LONG_WINDOW, ""),
            load("service-1-views", Store.SIMULATED, At.WORKLOAD, SHORT_WINDOW, "service_1"),
            load("scenario-1-packed", Store.PACKED, At.WORKLOAD, LONG_WINDOW, ""),
            load("service-1-packed", Store.PACKED, At.WORKLOAD, SHORT_WINDOW, "service_1")));
  }

  private static Stage scenario2() {
    return new MeasureStage(
        "scenario-2",
        List.of(
            load("scenario-2-memory-search", Store.MEMORY, At.SEARCH, SHORT_WINDOW, ""),
            load("scenario-2-memory", Store.MEMORY, At.HALF, LONG_WINDOW, ""),
            load("scenario-2-simulated", Store.SIMULATED, At.HALF, LONG_WINDOW, "")));
  }

  private static Stage views() {
    return series("view-count", "views", "", 1, 5, 10, 50);
  }

  private static Stage series(String workload, String name, String unit, int... lengths) {
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
    return new MeasuredLoad(name, store, at, window, service);
  }
}
