package dev.tegula.bench;

import dev.tegula.result.Mark;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One load of a measurement.
 *
 * @param name of the results
 * @param window how long it is measured, such as {@code 60s}
 * @param service the only one that is asked; empty for all
 * @param servers that are asked in turn
 */
record MeasuredLoad(String name, Store store, At at, String window, String service, int servers) {

  private static final String WARM_UP = "15s";

  /** What the server reads from. */
  enum Store {
    MEMORY("memory", Mark.MEASURED, null),
    /** Memory behind the declared latency of independent reads, a table per view. */
    SIMULATED("memory behind the declared latency, a table per view", Mark.SIMULATED, ""),
    /** The same when a request waits for one read; its rows are still a table per view. */
    PACKED(
        "memory behind the declared latency of one read for all rows, which are counted singly",
        Mark.SIMULATED,
        "packed = true\n");

    private final String label;
    private final Mark mark;
    private final @Nullable String declaration;

    Store(String label, Mark mark, @Nullable String declaration) {
      this.label = label;
      this.mark = mark;
      this.declaration = declaration;
    }

    /** The text of the declaration that the server is given; null without one. */
    @Nullable String declaration() {
      return declaration;
    }
  }

  /** At what rate. */
  enum At {
    /** One request a second: what an idle machine shows. */
    IDLE,
    /** That of the workload file. */
    WORKLOAD,
    /** The largest that is held, which is looked for from the workload's on. */
    SEARCH,
    /** Half of the largest that the last search of the stage found. */
    HALF
  }

  /** All of it in one line. */
  String settings(BenchProfile profile) {
    String rate =
        switch (at) {
          case IDLE -> "one request a second";
          case WORKLOAD -> "the workload's rate";
          case SEARCH -> "the largest rate";
          case HALF -> "half of the largest rate";
        };
    String time =
        profile == BenchProfile.CANONICAL
            ? " for " + window + " after " + WARM_UP
            : " for the workload's time";
    return rate
        + time
        + ", "
        + store.label
        + (service.isEmpty() ? "" : ", " + service + " only")
        + (servers == 1 ? "" : ", " + servers + " servers in turn");
  }

  /**
   * The options of the load. The windows are those of what is published; a try keeps the short ones
   * of the workload file.
   *
   * @param largest rate that the last search of the stage found; null without one
   * @throws IllegalStateException when half of a rate is asked for that was not found
   */
  List<String> options(BenchProfile profile, @Nullable Double largest) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--store-label", store.label, "--mark", store.mark.name()));
    if (profile == BenchProfile.CANONICAL) {
      options.addAll(List.of("--duration", window, "--warmup", WARM_UP));
    }
    if (!service.isEmpty()) {
      options.addAll(List.of("--service", service));
    }
    options.addAll(
        switch (at) {
          case IDLE -> List.of("--rate", "1");
          case WORKLOAD -> List.<String>of();
          case SEARCH -> List.of("--search");
          case HALF -> List.of("--rate", half(largest));
        });
    return options;
  }

  private static String half(@Nullable Double largest) {
    if (largest == null) {
      throw new IllegalStateException(
          "half of the largest rate (expected: a search that found one before)");
    }
    return String.format(Locale.ROOT, "%.1f", largest / 2);
  }

  /** The largest rate that the search of this name has found in a run. */
  double largestRate(RecordedRun run) {
    return run.searches().stream()
        .filter(search -> search.name().equals(name))
        .map(SearchResult::largestRate)
        .findFirst()
        .orElseThrow();
  }
}
