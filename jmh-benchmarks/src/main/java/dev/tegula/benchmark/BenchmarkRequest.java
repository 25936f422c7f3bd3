package dev.tegula.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for.
 *
 * @param pattern a regular expression that is found in the names of the wanted benchmarks
 * @param params values by parameter
 * @param profilers of JMH, beside the one that counts allocated bytes
 * @param course what replaces the profile's
 */
record BenchmarkRequest(
    Profile profile,
    Optional<String> pattern,
    Map<String, List<String>> params,
    List<String> profilers,
    Course course) {

  /** Numbers of iterations and their length; null where the profile's holds. */
  record Course(
      @Nullable Integer forks,
      @Nullable Integer warmup,
      @Nullable String warmupTime,
      @Nullable Integer measured,
      @Nullable String measuredTime) {

    static final Course OF_THE_PROFILE = new Course(null, null, null, null, null);
  }

  BenchmarkRequest {
    params = Map.copyOf(params);
    profilers = List.copyOf(profilers);
  }

  /** What changes the figures, for the manifest. */
  Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("profile", profile.name().toLowerCase(Locale.ROOT));
    configuration.put("benchmarks", pattern.orElse("all of the profile"));
    configuration.put(
        "params",
        new TreeMap<>(params)
            .entrySet().stream()
                .map(param -> param.getKey() + "=" + String.join(",", param.getValue()))
                .collect(Collectors.joining(";")));
    configuration.put("prof", String.join(",", profilers));
    configuration.put("f", text(course.forks(), profile.iterations().forks()));
    configuration.put("wi", text(course.warmup(), profile.iterations().warmup()));
    configuration.put("w", text(course.warmupTime(), profile.iterations().time()));
    configuration.put("i", text(course.measured(), profile.iterations().measured()));
    configuration.put("r", text(course.measuredTime(), profile.iterations().time()));
    return configuration;
  }

  private static String text(@Nullable Object chosen, Object usual) {
    return String.valueOf(chosen == null ? usual : chosen);
  }
}
