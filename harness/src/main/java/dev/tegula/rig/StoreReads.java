package dev.tegula.rig;

import java.nio.charset.StandardCharsets;

/**
 * Finds the server's counter of rows that it read from its store on its metrics page (Prometheus
 * text format).
 */
final class StoreReads {

  static final String COUNTER = "tegula_store_rows_read_total";

  private StoreReads() {}

  /**
   * The counter's value, over all its labels.
   *
   * @throws IllegalArgumentException when the page has no such counter
   */
  static double parse(Answer.Complete answer) {
    if (answer.status() != 200) {
      throw new IllegalArgumentException("/metrics: HTTP " + answer.status() + " (expected: 200)");
    }
    return parse(answer.body());
  }

  /** The same, of the page alone. */
  static double parse(byte[] page) {
    double sum = 0;
    boolean found = false;
    for (String line : new String(page, StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith(COUNTER) && line.length() > COUNTER.length() && isEnd(line)) {
        String[] parts = line.substring(line.lastIndexOf('}') + 1).strip().split("\\s+");
        sum += Double.parseDouble(line.contains("}") ? parts[0] : parts[1]);
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("/metrics: no counter " + COUNTER);
    }
    return sum;
  }

  private static boolean isEnd(String line) {
    char next = line.charAt(COUNTER.length());
    return next == ' ' || next == '{';
  }
}
