package dev.tegula.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.benchmark.BenchmarkRequest.Course;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;

final class BenchmarkSelectionTest {

  /** Start of a Java and the making of its inputs, as they are on a quiet machine. */
  private static final double SECONDS_BEFORE_A_FORK = 2.2;

  @ParameterizedTest
  @CsvSource({"SMOKE,2", "CANONICAL,60", "TARGETS,20"})
  void profile_everything_takesNoLongerThanPromised(Profile profile, int minutes) {
    int benchmarks =
        selection(profile, "dev.tegula.(tile|ondemand|json|service)", Map.of()).count();
    Profile.Iterations course = profile.iterations();
    double iterations = (course.warmup() + course.measured()) * course.millis() / 1e3;
    double seconds = benchmarks * course.forks() * (iterations + SECONDS_BEFORE_A_FORK);
    System.out.printf("%s: %d benchmarks, %.1f minutes%n", profile, benchmarks, seconds / 60);
    assertThat(seconds).isLessThan(60 * minutes);
  }

  @Test
  void params_smoke_firstValueUnlessAskedFor() {
    Options options =
        selection(Profile.SMOKE, "Jaccard|LongWindow", Map.of("edge", List.of("8", "14"))).round();
    assertThat(options.getParameter("sets").get()).containsExactly("int64 1000 50");
    assertThat(options.getParameter("edge").get()).containsExactly("8", "14");
  }

  @Test
  void targets_benchmarks_existWithTheirParameters() {
    BenchmarkSelection selection = selection(Profile.TARGETS, "", Map.of());
    assertThat(selection.count()).isEqualTo(41);
    for (Target target : Targets.ALL) {
      assertThat(declaredValues(target.own())).contains(target.own().value());
      target.other().ifPresent(other -> assertThat(declaredValues(other)).contains(other.value()));
    }
  }

  private static List<String> declaredValues(Target.Measured measured) {
    return BenchmarkSelection.known().stream()
        .filter(benchmark -> benchmark.getUsername().endsWith("." + measured.benchmark()))
        .map(BenchmarkSelection::declared)
        .findFirst()
        .orElseThrow()
        .getOrDefault(measured.param(), List.of());
  }

  @Test
  void params_ofOneName_haveTheSameValuesInEveryClass() {
    Map<String, List<String>> known = new HashMap<>();
    for (BenchmarkListEntry benchmark : BenchmarkSelection.known()) {
      BenchmarkSelection.declared(benchmark)
          .forEach(
              (name, values) ->
                  assertThat(known.computeIfAbsent(name, first -> values))
                      .as("%s of %s", name, benchmark.getUsername())
                      .isEqualTo(values));
    }
  }

  @Test
  void pattern_matchingNothing_namesWhatThereIs() {
    assertThatThrownBy(() -> selection(Profile.SMOKE, "Jacard", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("benchmarks: Jacard (expected: ")
        .hasMessageContaining("dev.tegula.ondemand.JaccardBenchmark.packed");
    assertThatThrownBy(() -> selection(Profile.SMOKE, "(", Map.of()))
        .hasMessage("benchmarks: ( (expected: a regular expression)");
  }

  @Test
  void params_ofNoSelectedBenchmark_refused() {
    assertThatThrownBy(() -> selection(Profile.SMOKE, "Jaccard", Map.of("edge", List.of("8"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("params: edge (expected: one of [sets])");
  }

  @Test
  void options_course_replacesTheProfiles() {
    BenchmarkSelection selection =
        BenchmarkSelection.of(
            new BenchmarkRequest(
                Profile.CANONICAL,
                Optional.of("Jaccard"),
                Map.of(),
                List.of("gc", "stack"),
                new Course(2, 2, "10ms", null, null)));
    Options options = selection.round();
    assertThat(selection.forks()).isEqualTo(2);
    assertThat(options.getForkCount().get()).isEqualTo(1);
    assertThat(options.getWarmupIterations().get()).isEqualTo(2);
    assertThat(options.getWarmupTime().get().convertTo(java.util.concurrent.TimeUnit.MILLISECONDS))
        .isEqualTo(10);
    assertThat(options.getMeasurementIterations().get()).isEqualTo(3);
    assertThat(options.shouldFailOnError().get()).isTrue();
    assertThat(options.getProfilers()).hasSize(2);
    assertThat(Set.copyOf(options.getIncludes())).hasSize(4);
  }

  private static BenchmarkSelection selection(
      Profile profile, String pattern, Map<String, List<String>> params) {
    return BenchmarkSelection.of(
        new BenchmarkRequest(
            profile, Optional.of(pattern), params, List.of(), Course.OF_THE_PROFILE));
  }
}
