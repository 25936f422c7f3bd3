package dev.tegula.backfill.encode;

/**
 * Compressions of import objects, by ImportTable's names. Imports bill uncompressed bytes, so that
 * this is about transfer, storage and processor time only.
 */
public enum ImportCompression {
  GZIP(".gz"),
  NONE("");

  private final String extension;

  ImportCompression(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }
}
