package dev.tegula.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a person asked for, as arguments of the benchmarks' main class. Empty text means not asked
 * for.
 *
 * @param benchmarks a regular expression that names of benchmarks contain
 * @param params {@code name=value} pairs with semicolons between them; commas between the values
 * @param profilers JMH profilers with commas between them
 * @param letters JMH's own options by letter, which override the profile
 */
record BenchmarkArguments(
    String profile,
    String benchmarks,
    String params,
    String profilers,
    Map<String, String> letters) {

  /**
   * The arguments, in order.
   *
   * @throws IllegalArgumentException with one line, when a parameter is no pair
   */
  List<String> list() {
    List<String> arguments = new ArrayList<>(List.of("--profile", profile));
    if (!benchmarks.isBlank()) {
      arguments.addAll(List.of("--benchmarks", benchmarks.strip()));
    }
    for (String pair : parts(params, ";")) {
      if (pair.indexOf('=') < 1 || pair.endsWith("=")) {
        throw new IllegalArgumentException(
            "jmh.params: " + pair + " (expected: name=value;name=value)");
      }
      arguments.addAll(List.of("--params", pair));
    }
    for (String profiler : parts(profilers, ",")) {
      arguments.addAll(List.of("--prof", profiler));
    }
    letters.forEach(
        (letter, value) -> {
          if (!value.isBlank()) {
            arguments.addAll(List.of("-" + letter, value.strip()));
          }
        });
    return arguments;
  }

  private static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(separator, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}
