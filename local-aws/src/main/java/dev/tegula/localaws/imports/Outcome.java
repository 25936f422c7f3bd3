package dev.tegula.localaws.imports;

import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param processedBytes uncompressed
 * @param importedItems writes, also those that a later row with the same key replaced
 * @param failureCode null when it completed
 */
record Outcome(
    long processedBytes,
    long importedItems,
    long errors,
    @Nullable String failureCode,
    @Nullable String failureMessage) {

  static Outcome failed(String code, String message) {
    return new Outcome(0, 0, 0, code, message);
  }

  boolean completed() {
    return failureCode == null;
  }
}
