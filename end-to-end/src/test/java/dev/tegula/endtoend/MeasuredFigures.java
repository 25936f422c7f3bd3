package dev.tegula.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.result.LibraryVersions;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints the figures of a measurement and, with {@code -Dtegula.results=DIR}, keeps them there as
 * JSON and text beside a manifest.
 */
final class MeasuredFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Map<String, String> configuration;
  private final Instant startedAt = Instant.now();

  /**
   * @param configuration every setting that changes the figures
   */
  MeasuredFigures(String name, Map<String, String> configuration) {
    this.name = name;
    this.configuration = configuration;
  }

  void keep(ObjectNode figures, String text) throws IOException {
    System.out.println(text);
    String folder = System.getProperty("tegula.results");
    if (folder == null) {
      return;
    }
    Path home = TegulaProcess.home();
    List<Path> jars;
    try (Stream<Path> files = Files.list(SparkMain.jars())) {
      jars = files.toList();
    }
    ResultDirectory results =
        ResultDirectory.create(
            home.resolve(folder),
            RunManifest.starting(
                RunSettings.of(configuration, 0, true),
                SourceVersion.of(home),
                LibraryVersions.of(jars, "spark-core_2.13", "dynamodb"),
                startedAt));
    String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n";
    results.writeFile(name + ".json", json.getBytes(StandardCharsets.UTF_8));
    results.writeFile(name + ".txt", (text + "\n").getBytes(StandardCharsets.UTF_8));
    results.end(Instant.now(), List.of());
  }
}
