package dev.tegula.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The feature repository of the flights, as it is or as a copy with another YAML. */
final class FlightsRepository {

  static final Path ORIGINAL = TegulaProcess.home().resolve("examples/flights");

  private FlightsRepository() {}

  /** Copies it with its data into a new folder; gives the folder. */
  static Path copy(Path folder, UnaryOperator<String> yaml) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    String original = Files.readString(ORIGINAL.resolve("features.yaml"));
    Files.writeString(folder.resolve("features.yaml"), yaml.apply(original));
    try (Stream<Path> files = Files.list(ORIGINAL.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
    return folder;
  }
}
