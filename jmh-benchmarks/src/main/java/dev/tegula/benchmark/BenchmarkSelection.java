package dev.tegula.benchmark;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benchmarks that a request selects, and the values that their parameters take: those asked
 * for, else those of the profile. Parameters of one name take the same values in every class.
 */
final class BenchmarkSelection {

  private final BenchmarkRequest request;
  private final List<BenchmarkListEntry> benchmarks;
  private final Map<String, List<String>> params;

  private BenchmarkSelection(
      BenchmarkRequest request,
      List<BenchmarkListEntry> benchmarks,
      Map<String, List<String>> params) {
    this.request = request;
    this.benchmarks = benchmarks;
    this.params = params;
  }

  /**
   * Selects among all benchmarks on the class path.
   *
   * @throws IllegalArgumentException with one line, when nothing matches or no selected benchmark
   *     has a parameter of a wanted name
   */
  static BenchmarkSelection of(BenchmarkRequest request) {
    List<BenchmarkListEntry> selected = new ArrayList<>();
    Pattern pattern = pattern(request);
    List<BenchmarkListEntry> known = known();
    for (BenchmarkListEntry benchmark : known) {
      if (pattern.matcher(benchmark.getUsername()).find()
          && (request.profile() != Profile.TARGETS || Targets.needs(benchmark.getUsername()))) {
        selected.add(benchmark);
      }
    }
    if (selected.isEmpty()) {
      throw new IllegalArgumentException(
          "benchmarks: %s (expected: a regular expression that is found in one of %s)"
              .formatted(pattern, known.stream().map(BenchmarkListEntry::getUsername).toList()));
    }
    return new BenchmarkSelection(request, selected, params(request, selected));
  }

  /** All benchmarks on the class path, in the order of their names. */
  static List<BenchmarkListEntry> known() {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
    Set<BenchmarkListEntry> all = BenchmarkList.defaultList().getAll(silent, List.of());
    return all.stream().sorted().toList();
  }

  private static Pattern pattern(BenchmarkRequest request) {
    try {
      return Pattern.compile(request.pattern().orElse(""));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "benchmarks: " + e.getPattern() + " (expected: a regular expression)", e);
    }
  }

  private static Map<String, List<String>> params(
      BenchmarkRequest request, List<BenchmarkListEntry> selected) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    for (BenchmarkListEntry benchmark : selected) {
      declared(benchmark)
          .forEach((name, values) -> params.put(name, profileValues(request, name, values)));
    }
    request
        .params()
        .forEach(
            (name, values) -> {
              if (params.replace(name, values) == null) {
                throw new IllegalArgumentException(
                    "params: %s (expected: one of %s)".formatted(name, params.keySet()));
              }
            });
    return params;
  }

  private static List<String> profileValues(
      BenchmarkRequest request, String name, List<String> declared) {
    if (request.profile() == Profile.TARGETS) {
      return Targets.values(name, declared);
    }
    return request.profile().allValues() ? declared : declared.subList(0, 1);
  }

  /** A benchmark's parameters with the values that their annotations list. */
  static Map<String, List<String>> declared(BenchmarkListEntry benchmark) {
    Map<String, List<String>> values = new TreeMap<>();
    if (benchmark.getParams().hasValue()) {
      benchmark.getParams().get().forEach((name, all) -> values.put(name, List.of(all)));
    }
    return values;
  }

  /** How many benchmarks there are, each set of parameters counted. */
  int count() {
    return benchmarks.stream()
        .mapToInt(
            benchmark ->
                declared(benchmark).keySet().stream()
                    .mapToInt(name -> params.getOrDefault(name, List.of()).size())
                    .reduce(1, (a, b) -> a * b))
        .sum();
  }

  /** How many JVMs measure each benchmark; with 0 this one does, for a look. */
  int forks() {
    Integer asked = request.course().forks();
    return asked == null ? request.profile().iterations().forks() : asked;
  }

  /** One fork of each benchmark, as JMH wants it; a benchmark that throws fails the run. */
  Options round() {
    Profile.Iterations usual = request.profile().iterations();
    BenchmarkRequest.Course course = request.course();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .shouldDoGC(true)
            .addProfiler(GCProfiler.class)
            .forks(Math.min(1, forks()))
            .warmupIterations(course.warmup() == null ? usual.warmup() : course.warmup())
            .warmupTime(time(course.warmupTime(), usual))
            .measurementIterations(course.measured() == null ? usual.measured() : course.measured())
            .measurementTime(time(course.measuredTime(), usual));
    for (BenchmarkListEntry benchmark : benchmarks) {
      options.include("^" + Pattern.quote(benchmark.getUsername()) + "$");
    }
    params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    request.profilers().stream().filter(name -> !name.equals("gc")).forEach(options::addProfiler);
    return options.build();
  }

  private static TimeValue time(@Nullable String chosen, Profile.Iterations usual) {
    return chosen == null ? usual.time() : TimeValue.fromString(chosen);
  }
}
