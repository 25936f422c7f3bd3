package dev.tegula.repository;

import dev.tegula.definition.DataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one of {@code data_sources}. */
final class DataSourceReader {

  private static final List<String> FORMATS = List.of("parquet", "csv", "json");

  /** Two letters at least, so that a Windows drive is a path. */
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:.*");

  private DataSourceReader() {}

  /**
   * @param folder against which relative paths are resolved
   */
  static Optional<DataSource> read(String name, Section section, Path folder) {
    section.allow("name", "format", "path");
    Optional<String> format =
        section
            .required("format", String.join(" or ", FORMATS))
            .flatMap(value -> Words.choice(value, FORMATS));
    String pathExpected = "a file, a folder or a URI";
    Optional<String> path =
        section.required("path", pathExpected).flatMap(value -> value.text(pathExpected));
    if (format.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DataSource(
            name,
            DataSource.Format.valueOf(format.get().toUpperCase(Locale.ROOT)),
            resolve(path.get(), folder)));
  }

  private static String resolve(String path, Path folder) {
    return isUri(path) ? path : folder.resolve(path).toAbsolutePath().normalize().toString();
  }

  static boolean isUri(String path) {
    return URI.matcher(path).matches();
  }
}
