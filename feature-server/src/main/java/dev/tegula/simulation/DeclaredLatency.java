package dev.tegula.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;

/**
 * What somebody declares that reads of a store take. A properties file; what it does not say is as
 * in the built-in declaration, {@code declared-latency.properties} beside this class.
 *
 * @param correlation between any two reads of one request, from 0 to 1
 * @param packed all rows of a request under one key are one read
 * @param seed of the draws
 */
public record DeclaredLatency(
    LatencyQuantiles quantiles, double correlation, boolean packed, long seed) {

  private static final List<String> ENTRIES = List.of("quantiles", "correlation", "packed", "seed");

  /** The built-in declaration. */
  public static DeclaredLatency standard() {
    return of(builtIn());
  }

  /**
   * Reads a declaration.
   *
   * @throws IllegalArgumentException when an entry is unknown or wrong; the message names file and
   *     entry
   */
  public static DeclaredLatency read(Path file) throws IOException {
    Properties properties = builtIn();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    try {
      return of(properties);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Properties builtIn() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            DeclaredLatency.class.getResourceAsStream("declared-latency.properties"))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the built-in latency cannot be read", e);
    }
    return properties;
  }

  private static DeclaredLatency of(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (!ENTRIES.contains(name)) {
        throw new IllegalArgumentException(
            "%s: unknown (expected: %s)".formatted(name, String.join(", ", ENTRIES)));
      }
    }
    double correlation = entry(properties, "correlation", Double::valueOf, "a number, 0 to 1");
    if (!(correlation >= 0 && correlation <= 1)) {
      throw wrong(properties, "correlation", "a number, 0 to 1");
    }
    return new DeclaredLatency(
        LatencyQuantiles.parse(properties.getProperty("quantiles")),
        correlation,
        entry(properties, "packed", DeclaredLatency::trueOrFalse, "true or false"),
        entry(properties, "seed", Long::valueOf, "a whole number"));
  }

  private static boolean trueOrFalse(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new NumberFormatException(text);
    }
    return text.equals("true");
  }

  private static <T> T entry(
      Properties properties, String name, Function<String, T> parse, String expected) {
    try {
      return parse.apply(properties.getProperty(name).strip());
    } catch (NumberFormatException e) {
      throw wrong(properties, name, expected);
    }
  }

  private static IllegalArgumentException wrong(
      Properties properties, String name, String expected) {
    return new IllegalArgumentException(
        "%s: %s (expected: %s)".formatted(name, properties.getProperty(name), expected));
  }
}
