package dev.tegula.workload.file;

import dev.tegula.workload.DurationText;
import dev.tegula.workload.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a workload file, of which every key must be asked for: {@link #end} refuses the
 * rest. A value may be given for each profile, {@code {smoke: 1, canonical: 2}}; asking finds that
 * of the profile that is read. Confined to one thread.
 */
final class Fields {

  private final String file;
  private final String path;
  private final Map<?, ?> values;
  private final Profile profile;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(String file, String path, Map<?, ?> values, Profile profile) {
    this.file = file;
    this.path = path;
    this.values = values;
    this.profile = profile;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  List<String> keys() {
    return values.keySet().stream().map(Object::toString).toList();
  }

  String text(String key, String expected) {
    Object value = required(key, expected);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(key, value, expected);
  }

  /** A whole number within bounds, both included. */
  int integer(String key, int least, int greatest) {
    String expected = "a whole number from " + least + " to " + greatest;
    return integer(key, required(key, expected), least, greatest);
  }

  long seed(String key) {
    String expected = "a whole number";
    Object value = required(key, expected);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(key, value, expected);
  }

  double positive(String key) {
    String expected = "a number > 0";
    Object value = required(key, expected);
    if (value instanceof Number number
        && number.doubleValue() > 0
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(key, value, expected);
  }

  Duration duration(String key) {
    String expected = "a duration such as 30s";
    String text = text(key, expected);
    return DurationText.parse(text).orElseThrow(() -> wrong(key, text, expected));
  }

  /** A mapping of names to whole numbers within bounds, in its order. */
  Map<String, Integer> integers(String key, String expected, int least, int greatest) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    mapping(key, expected)
        .forEach(
            (name, value) ->
                numbers.put(
                    name.toString(),
                    integer(key + "." + name, perProfile(value), least, greatest)));
    if (numbers.isEmpty()) {
      throw wrong(key, "{}", expected);
    }
    return numbers;
  }

  List<String> texts(String key, String expected) {
    Object value = required(key, expected);
    if (value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw wrong(key, value, expected);
  }

  Fields child(String key, String expected) {
    return new Fields(file, path + key + ".", mapping(key, expected), profile);
  }

  List<Fields> children(String key, String expected) {
    Object value = required(key, expected);
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw wrong(key, value, expected);
    }
    List<Fields> children = new ArrayList<>();
    for (Object element : list) {
      String place = key + "[" + children.size() + "]";
      if (!(element instanceof Map<?, ?> map)) {
        throw wrong(place, element, "a mapping");
      }
      children.add(new Fields(file, path + place + ".", map, profile));
    }
    return children;
  }

  /**
   * Ends the reading of this mapping.
   *
   * @throws IllegalArgumentException when it has a key that nobody asked for
   */
  void end() {
    for (Object key : values.keySet()) {
      if (!asked.contains(key.toString())) {
        throw new IllegalArgumentException(
            file
                + ": "
                + path
                + key
                + ": unknown key (expected: "
                + String.join(", ", asked)
                + ")");
      }
    }
  }

  /** What is wrong with the value of a key. */
  IllegalArgumentException wrong(String key, @Nullable Object value, String expected) {
    return new IllegalArgumentException(
        file + ": " + path + key + ": " + value + " (expected: " + expected + ")");
  }

  /** Says that a key may be there, without reading it. */
  Fields allow(String key) {
    asked.add(key);
    return this;
  }

  private Map<?, ?> mapping(String key, String expected) {
    Object value = required(key, expected);
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(key, value, expected);
  }

  private int integer(String place, @Nullable Object value, int least, int greatest) {
    if (value instanceof Integer number && number >= least && number <= greatest) {
      return number;
    }
    throw wrong(place, value, "a whole number from " + least + " to " + greatest);
  }

  private Object required(String key, String expected) {
    asked.add(key);
    Object value = perProfile(values.get(key));
    if (value == null) {
      throw wrong(key, has(key) ? "no value" : "missing", expected);
    }
    return value;
  }

  private @Nullable Object perProfile(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && isPerProfile(map)) {
      return map.get(word(profile));
    }
    return value;
  }

  /** All profiles and nothing else: half a choice is left to fail as what it is not. */
  private static boolean isPerProfile(Map<?, ?> map) {
    Set<String> words = new LinkedHashSet<>();
    for (Profile one : Profile.values()) {
      words.add(word(one));
    }
    return map.keySet().equals(words);
  }

  private static String word(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }
}
