package dev.tegula.result;

/** Refuses files of another shape, instead of half understanding them. */
final class SchemaVersions {

  private SchemaVersions() {}

  static void require(int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "schemaVersion: " + found + " (expected: " + expected + ")");
    }
  }
}
