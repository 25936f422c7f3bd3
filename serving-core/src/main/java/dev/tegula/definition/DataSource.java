package dev.tegula.definition;

/**
 * Raw rows that a transformation selects from under the source's name.
 *
 * @param path a file or a Hadoop URI; the reader of the repository has resolved relative paths
 *     against the repository
 */
public record DataSource(String name, Format format, String path) {

  /** How the rows are stored. */
  public enum Format {
    PARQUET,
    CSV,
    JSON
  }
}
