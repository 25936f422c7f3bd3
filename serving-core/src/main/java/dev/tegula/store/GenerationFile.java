package dev.tegula.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A {@link Generation} as a properties file. It lies beside the import objects that it describes:
 * {@code <table group>/<number>/generation.properties} next to the folder {@code <table
 * group>/<number>/data/}.
 */
public final class GenerationFile {

  public static final String NAME = "generation.properties";

  private GenerationFile() {}

  /** Writes the file, replacing an older one. */
  public static void write(Path file, Generation generation) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("tableGroup", generation.tableGroup());
    properties.setProperty("location", generation.location());
    properties.setProperty("number", Long.toString(generation.number()));
    properties.setProperty("leadingEdgeMicros", Long.toString(generation.leadingEdgeMicros()));
    properties.setProperty("layoutVersion", Integer.toString(generation.layoutVersion()));
    properties.setProperty("definitionHash", generation.definitionHash());
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException when an entry is missing or not a number; the message names
   *     file and entry
   */
  public static Generation read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new Generation(
        text(file, properties, "tableGroup"),
        text(file, properties, "location"),
        number(file, properties, "number"),
        number(file, properties, "leadingEdgeMicros"),
        Math.toIntExact(number(file, properties, "layoutVersion")),
        text(file, properties, "definitionHash"));
  }

  private static String text(Path file, Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(file + ": " + name + " is missing (expected: a value)");
    }
    return value;
  }

  private static long number(Path file, Properties properties, String name) {
    String value = text(file, properties, name);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          file + ": " + name + ": " + value + " (expected: a whole number)", e);
    }
  }
}
