package dev.tegula.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.result.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One benchmark of JMH's own JSON results ({@code -rf json}).
 *
 * @param benchmarkClass simple name
 * @param params by name
 * @param error half the width of the 99.9 % confidence interval; NaN when JMH could give none
 * @param unit for instance {@code ns/op}
 * @param iterationsByFork the score of every measured iteration
 * @param bytesPerOperation allocated, NaN when not profiled
 */
record JmhScore(
    String benchmarkClass,
    String method,
    SortedMap<String, String> params,
    double score,
    double error,
    String unit,
    List<List<Double>> iterationsByFork,
    int forks,
    double bytesPerOperation) {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** What a benchmark is there for, told by the beginning of its name. */
  enum Role {
    OWN,
    /** What cannot be undercut: nothing but the unavoidable work. */
    FLOOR,
    /** The obvious way to do the same. */
    NAIVE
  }

  Role role() {
    if (method.startsWith("floor") || method.startsWith("baseline")) {
      return Role.FLOOR;
    }
    return method.startsWith("naive") ? Role.NAIVE : Role.OWN;
  }

  /** Whether a greater score is better: operations for a time, not time for an operation. */
  boolean isThroughput() {
    return unit.startsWith("ops/");
  }

  /** How many times the work of another benchmark this one takes. */
  double timesAsSlowAs(JmhScore other) {
    return isThroughput() ? other.score / score : score / other.score;
  }

  /** How many iterations were measured, over all forks. */
  int measurements() {
    return iterationsByFork.stream().mapToInt(List::size).sum();
  }

  /**
   * How far the last iteration of each fork is from its first, as a share of it: a fork that still
   * grew faster, or slower, was not steady.
   */
  List<Double> driftByFork() {
    return iterationsByFork.stream()
        .filter(iterations -> iterations.size() > 1)
        .map(iterations -> iterations.get(iterations.size() - 1) / iterations.get(0) - 1)
        .toList();
  }

  /** What may be compared: the same class, parameters and unit. */
  String group() {
    return benchmarkClass + " " + params + " " + unit;
  }

  /**
   * All benchmarks of a file, in its order.
   *
   * @throws IOException with one line that names the file and what is wrong in it
   */
  static List<JmhScore> read(Path file) throws IOException {
    JsonNode results = ResultJson.read(file, JsonNode.class);
    if (!results.isArray()) {
      throw new IOException(file + ": no list of results (expected: JMH's JSON, -rf json)");
    }
    List<JmhScore> scores = new ArrayList<>();
    for (JsonNode result : results) {
      try {
        scores.add(of(result));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ": result " + scores.size() + ": " + e.getMessage(), e);
      }
    }
    return scores;
  }

  private static JmhScore of(JsonNode result) {
    String name = result.required("benchmark").asText();
    int methodAt = name.lastIndexOf('.');
    int classAt = name.lastIndexOf('.', methodAt - 1);
    JsonNode metric = result.required("primaryMetric");
    return new JmhScore(
        name.substring(classAt + 1, Math.max(classAt + 1, methodAt)),
        name.substring(methodAt + 1),
        params(result.path("params")),
        number(metric.required("score")),
        number(metric.required("scoreError")),
        metric.required("scoreUnit").asText(),
        iterations(metric.path("rawData")),
        result.path("forks").asInt(),
        allocation(result.path("secondaryMetrics")));
  }

  private static SortedMap<String, String> params(JsonNode params) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> param : params.properties()) {
      values.put(param.getKey(), param.getValue().asText());
    }
    return values;
  }

  private static List<List<Double>> iterations(JsonNode rawData) {
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : rawData) {
      List<Double> iterations = new ArrayList<>();
      fork.forEach(iteration -> iterations.add(iteration.doubleValue()));
      forks.add(iterations);
    }
    return forks;
  }

  private static double allocation(JsonNode secondaryMetrics) {
    for (Map.Entry<String, JsonNode> metric : secondaryMetrics.properties()) {
      if (metric.getKey().endsWith(ALLOCATION)) {
        return number(metric.getValue().path("score"));
      }
    }
    return Double.NaN;
  }

  /** JMH writes NaN as text. */
  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }
}
