package dev.tegula.repository;

import dev.tegula.definition.DataSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one of {@code data_sources}. */
final class DataSourceReader {

  private static final String PATH_EXPECTED = "a file, a folder or a URI";

  private static final List<String> FORMATS = List.of("parquet", "csv", "json");

  /** Two letters at least, so that a Windows drive is a path. */
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:.*");

  private final Path folder;
  private final boolean mustExist;

  /**
   * @param folder against which relative paths are resolved
   * @param mustExist whether a path whose file is missing is a problem
   */
  DataSourceReader(Path folder, boolean mustExist) {
    this.folder = folder;
    this.mustExist = mustExist;
  }

  Optional<DataSource> read(String name, Section section) {
    section.allow("name", "format", "path");
    Optional<String> format =
        section
            .required("format", "parquet, csv or json")
            .flatMap(value -> Words.choice(value, FORMATS));
    Optional<String> path = section.required("path", PATH_EXPECTED).flatMap(this::readPath);
    if (format.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DataSource(
            name, DataSource.Format.valueOf(format.get().toUpperCase(Locale.ROOT)), path.get()));
  }

  private Optional<String> readPath(Value value) {
    Optional<String> text = value.text(PATH_EXPECTED);
    if (text.isEmpty() || URI.matcher(text.get()).matches()) {
      return text;
    }
    try {
      Path path = folder.resolve(text.get()).toAbsolutePath().normalize();
      if (mustExist && !Files.isReadable(path)) {
        value.reject("a file or a folder that can be read; there is no " + path);
      }
      return Optional.of(path.toString());
    } catch (InvalidPathException e) {
      value.reject(PATH_EXPECTED);
      return Optional.empty();
    }
  }
}
