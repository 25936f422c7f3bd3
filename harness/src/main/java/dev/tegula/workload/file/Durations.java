package dev.tegula.workload.file;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 500ms}, {@code 30s}, {@code 5m} and {@code 2h}. */
final class Durations {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final String EXPECTED = "a duration such as 30s";

  private Durations() {}

  static Duration read(Fields fields, String key) {
    String text = fields.text(key, EXPECTED);
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw fields.wrong(key, text, EXPECTED);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
