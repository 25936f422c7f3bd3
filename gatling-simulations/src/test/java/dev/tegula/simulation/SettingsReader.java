package dev.tegula.simulation;

import dev.tegula.workload.DurationText;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads properties one by one and refuses those that nobody asked for. Confined to one thread. */
final class SettingsReader {

  static final String PREFIX = "tegula.";

  private static final double MOST_PER_SECOND = 1_000_000;
  private static final String MINE = "targetIsMine";

  private final Map<String, String> properties;
  private final Set<String> asked = new LinkedHashSet<>();

  SettingsReader(Map<String, String> properties) {
    this.properties = properties;
  }

  Optional<String> text(String name) {
    asked.add(PREFIX + name);
    String value = properties.get(PREFIX + name);
    if (value != null && value.isBlank()) {
      throw wrong(name, value, "a value");
    }
    return Optional.ofNullable(value);
  }

  Optional<URI> target() {
    Optional<String> text = text("target");
    boolean mine = isMine();
    return text.map(value -> target(value, mine));
  }

  Optional<Double> rate() {
    return text("rate").map(value -> rate(value));
  }

  Optional<Duration> duration(String name, Duration least) {
    String expected = "a duration such as 30s, at least " + least.toSeconds() + "s";
    return text(name)
        .map(
            value ->
                DurationText.parse(value)
                    .filter(duration -> duration.compareTo(least) >= 0)
                    .orElseThrow(() -> wrong(name, value, expected)));
  }

  <E extends Enum<E>> E choice(String name, E otherwise) {
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    return text(name)
        .map(
            value ->
                Arrays.stream(choices)
                    .filter(choice -> word(choice).equals(value))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            wrong(
                                name,
                                value,
                                "one of "
                                    + Arrays.stream(choices).map(SettingsReader::word).toList())))
        .orElse(otherwise);
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException when there is a property that nobody asked for
   */
  void end() {
    for (String name : properties.keySet()) {
      if (!asked.contains(name)) {
        throw new IllegalArgumentException(
            name + ": unknown property (expected: one of " + asked + ")");
      }
    }
  }

  private boolean isMine() {
    return text(MINE)
        .map(
            value -> {
              if (!value.equals("true") && !value.equals("false")) {
                throw wrong(MINE, value, "true or false");
              }
              return value.equals("true");
            })
        .orElse(false);
  }

  private static URI target(String text, boolean mine) {
    URI target;
    try {
      target = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong("target", text, "a URL").getMessage(), e);
    }
    String scheme = String.valueOf(target.getScheme());
    if (target.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw wrong("target", text, "a URL such as http://127.0.0.1:8080");
    }
    if (!mine && !isLoopback(target)) {
      throw new IllegalArgumentException(
          PREFIX
              + "target: "
              + text
              + " is not on this machine (expected: -Dtegula.targetIsMine=true with it, when you may load that server)");
    }
    return target;
  }

  private static boolean isLoopback(URI target) {
    try {
      return InetAddress.getByName(target.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          wrong("target", target.toString(), "a host that is known").getMessage(), e);
    }
  }

  private static double rate(String text) {
    String expected = "a number > 0, at most 1000000";
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && rate <= MOST_PER_SECOND) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wrong("rate", text, expected).getMessage(), e);
    }
    throw wrong("rate", text, expected);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException wrong(String name, String value, String expected) {
    return new IllegalArgumentException(
        PREFIX + name + ": " + value + " (expected: " + expected + ")");
  }
}
