package dev.tegula.rig;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's metrics page: Prometheus' text format. Lines that are no samples are skipped.
 *
 * @param samples value by name with labels, as the page spells it
 */
record MetricsPage(Map<String, Double> samples) {

  /** Rows that the server read from its store. */
  static final String STORE_READS = "tegula_store_rows_read_total";

  private static final Pattern SAMPLE =
      Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*(?:\\{[^}]*})?)\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");

  MetricsPage {
    samples = Map.copyOf(samples);
  }

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException when the page was refused or lacks the counter of store reads
   */
  static MetricsPage of(Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalArgumentException("/metrics: HTTP " + answer.status() + " (expected: 200)");
    }
    MetricsPage page = parse(new String(answer.body(), StandardCharsets.UTF_8));
    if (page.sum(STORE_READS) == null) {
      throw new IllegalArgumentException("/metrics: no counter " + STORE_READS);
    }
    return page;
  }

  static MetricsPage parse(String text) {
    Map<String, Double> samples = new LinkedHashMap<>();
    text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              try {
                samples.put(line.group(1), Double.valueOf(line.group(2)));
              } catch (NumberFormatException notANumber) {
                // Prometheus spells infinities in its own way; none of ours is one.
              }
            });
    return new MetricsPage(samples);
  }

  /** A metric over all its labels; null when the page has none of that name. */
  @Nullable Double sum(String name) {
    Double sum = null;
    for (var sample : samples.entrySet()) {
      if (nameOf(sample.getKey()).equals(name)) {
        sum = (sum == null ? 0 : sum) + sample.getValue();
      }
    }
    return sum;
  }

  /** A metric by the value of one of its labels; empty when the page has none. */
  SortedMap<String, Double> by(String name, String label) {
    Pattern value = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"");
    SortedMap<String, Double> sums = new TreeMap<>();
    for (var sample : samples.entrySet()) {
      Matcher labels = value.matcher(sample.getKey());
      if (nameOf(sample.getKey()).equals(name) && labels.find()) {
        sums.merge(labels.group(1), sample.getValue(), Double::sum);
      }
    }
    return sums;
  }

  private static String nameOf(String sample) {
    int labels = sample.indexOf('{');
    return labels < 0 ? sample : sample.substring(0, labels);
  }
}
