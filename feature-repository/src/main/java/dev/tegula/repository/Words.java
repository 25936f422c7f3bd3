package dev.tegula.repository;

import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.type.DataType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the language: names, columns, durations, instants, types. */
final class Words {

  static final String DURATION_EXPECTED = "a duration such as 10m, 1h or 1d";

  private static final String NAME_EXPECTED =
      "a name of at most 100 letters, digits and single _, beginning with a letter";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");
  private static final int NAME_LENGTH = 100;

  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
  static final String OFFSET_EXPECTED = "a duration before the leading edge such as -1h or -1d";
  private static final Pattern OFFSET = Pattern.compile("-([1-9][0-9]{0,8})([smhd])");
  private static final long LONGEST_MICROS = 36_500 * 86_400_000_000L;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Words() {}

  static Optional<String> name(Value value) {
    return matching(value, NAME, NAME_EXPECTED);
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && text.length() <= NAME_LENGTH;
  }

  static Optional<String> column(Value value) {
    return matching(value, COLUMN, "the name of a column of the transformation's output");
  }

  private static Optional<String> matching(Value value, Pattern pattern, String expected) {
    Optional<String> text = value.text(expected);
    if (text.isPresent()
        && (!pattern.matcher(text.get()).matches() || text.get().length() > NAME_LENGTH)) {
      value.reject(expected);
      return Optional.empty();
    }
    return text;
  }

  static Optional<Interval> duration(Value value) {
    Optional<String> text = value.text(DURATION_EXPECTED);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = DURATION.matcher(text.get());
    if (!matcher.matches()) {
      value.reject(DURATION_EXPECTED);
      return Optional.empty();
    }
    long micros = Long.parseLong(matcher.group(1)) * unitMicros(matcher.group(2));
    if (micros > LONGEST_MICROS) {
      value.reject("a duration of at most 36500d");
      return Optional.empty();
    }
    return Optional.of(new Interval(text.get(), micros));
  }

  /** The time by which a window ends before the leading edge, without its sign. */
  static Optional<Interval> offset(Value value) {
    Optional<String> text = value.text(OFFSET_EXPECTED);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = OFFSET.matcher(text.get());
    if (!matcher.matches()) {
      value.reject(OFFSET_EXPECTED);
      return Optional.empty();
    }
    long micros = Long.parseLong(matcher.group(1)) * unitMicros(matcher.group(2));
    return Optional.of(new Interval(text.get().substring(1), micros));
  }

  private static long unitMicros(String unit) {
    return switch (unit) {
      case "s" -> 1_000_000L;
      case "m" -> 60_000_000L;
      case "h" -> 3_600_000_000L;
      default -> 86_400_000_000L;
    };
  }

  /** Microseconds since the epoch. */
  static Optional<Long> instantMicros(Value value) {
    String expected = "an instant such as 2013-01-01T00:00:00Z, from 1900 to 2200";
    Optional<String> text = value.text(expected);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(text.get()).toInstant();
      if (!instant.isBefore(EARLIEST)
          && instant.isBefore(LATEST)
          && instant.equals(instant.truncatedTo(ChronoUnit.MICROS))) {
        return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
      }
    } catch (DateTimeException e) {
      // Told below, with what was expected; the exception knows only the position.
    }
    value.reject(expected);
    return Optional.empty();
  }

  static Optional<DataType> type(Value value) {
    String expected = "boolean, int64, float64, string or array<one of these>";
    Optional<String> text = value.text(expected);
    try {
      return text.map(DataType::parse);
    } catch (IllegalArgumentException e) {
      value.reject(expected);
      return Optional.empty();
    }
  }

  /** One of a few words. */
  static Optional<String> choice(Value value, List<String> words) {
    String expected = String.join(", ", words).replaceFirst(", ([^,]*)$", " or $1");
    Optional<String> text = value.text(expected);
    if (text.isPresent() && !words.contains(text.get())) {
      value.reject(expected);
      return Optional.empty();
    }
    return text;
  }
}
