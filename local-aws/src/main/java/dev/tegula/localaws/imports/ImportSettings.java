package dev.tegula.localaws.imports;

import java.time.Duration;

/**
 * What nature decides on AWS.
 *
 * @param seed decides the order in which rows are written, hence which of two with one key survives
 * @param least how long an import is IN_PROGRESS at least; AWS takes minutes even for one row
 */
public record ImportSettings(long seed, Duration least) {

  public ImportSettings {
    if (least.isNegative()) {
      throw new IllegalArgumentException("least: " + least + " (expected: >= 0)");
    }
  }
}
