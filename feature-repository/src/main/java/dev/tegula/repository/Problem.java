package dev.tegula.repository;

/**
 * One thing that is wrong with a feature repository.
 *
 * @param file the file's name inside the repository, or the repository itself
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param field the path of the value, for example {@code feature_views[2].ttl}; empty for the file
 * @param value what stands there, on one line, shortened
 * @param expected what should
 */
public record Problem(
    String file, int line, int column, String field, String value, String expected) {

  /** {@code features.yaml:12: feature_views[2].ttl: 1x (expected: a duration ...)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (!field.isEmpty()) {
      text.append(": ").append(field);
    }
    return text.append(": ")
        .append(value)
        .append(" (expected: ")
        .append(expected)
        .append(')')
        .toString();
  }
}
