package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows of every fork whether it was steady: the score of each measured iteration, and how far the
 * last is from the first. A fork that still grows faster was measured too early.
 */
final class SteadyState {

  private SteadyState() {}

  /** One line for each fork of each benchmark of JMH's JSON. */
  static List<String> lines(JsonNode results) {
    List<String> lines = new ArrayList<>();
    for (JsonNode result : results) {
      String name = result.path("benchmark").asText();
      String method = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      JsonNode forks = result.path("primaryMetric").path("rawData");
      for (int fork = 0; fork < forks.size(); fork++) {
        lines.add(
            "%s %s fork %d: %s"
                .formatted(method, params(result), fork + 1, course(forks.get(fork)))
                .replace("  ", " "));
      }
    }
    return lines;
  }

  private static String params(JsonNode result) {
    List<String> params = new ArrayList<>();
    result
        .path("params")
        .properties()
        .forEach(param -> params.add(param.getKey() + "=" + param.getValue().asText()));
    return String.join(", ", params);
  }

  private static String course(JsonNode iterations) {
    StringBuilder course = new StringBuilder();
    for (JsonNode iteration : iterations) {
      course.append(String.format(Locale.ROOT, "%,.0f ", iteration.doubleValue()));
    }
    double first = iterations.path(0).doubleValue();
    double last = iterations.path(iterations.size() - 1).doubleValue();
    return course
        .append(String.format(Locale.ROOT, "(%+.1f %%)", 100 * (last / first - 1)))
        .toString();
  }
}
