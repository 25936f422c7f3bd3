package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs one fork of every benchmark, then the next of every one, and so on. JMH alone would run all
 * forks of a contender before its floor begins, and what the machine does in between would be taken
 * for a difference of the two.
 */
final class InterleavedForks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InterleavedForks() {}

  /** The results of all rounds together, in the order of the first round. */
  static List<RunResult> run(BenchmarkSelection selection) throws RunnerException {
    Map<String, List<RunResult>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < Math.max(1, selection.forks()); round++) {
      for (RunResult result : new Runner(selection.round()).run()) {
        rounds.computeIfAbsent(result.getParams().id(), id -> new ArrayList<>()).add(result);
      }
    }
    return rounds.values().stream().map(InterleavedForks::together).toList();
  }

  private static RunResult together(List<RunResult> rounds) {
    List<BenchmarkResult> forks = new ArrayList<>();
    rounds.forEach(round -> forks.addAll(round.getBenchmarkResults()));
    return new RunResult(rounds.get(0).getParams(), forks);
  }

  /** JMH's JSON with the count of forks in place of that of one round. */
  static byte[] counted(byte[] json, int forks) throws IOException {
    JsonNode results = JSON.readTree(json);
    results.forEach(result -> ((ObjectNode) result).put("forks", forks));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(results);
  }
}
