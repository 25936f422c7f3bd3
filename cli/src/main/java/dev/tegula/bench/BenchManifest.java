package dev.tegula.bench;

import dev.tegula.process.Installation;
import dev.tegula.result.LibraryVersions;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What a run says of itself before it begins. */
final class BenchManifest {

  private static final String[] MAIN_LIBRARIES = {
    "spark-sql_2.13",
    "dynamodb",
    "vertx-core",
    "DynamoDBLocal",
    "s3mock",
    "jmh-core",
    "HdrHistogram"
  };

  private BenchManifest() {}

  static RunManifest starting(
      Installation installation, SortedMap<String, String> settings, long seed) throws IOException {
    return RunManifest.starting(
        new RunSettings(settings, seed, true),
        SourceVersion.of(installation.home()),
        LibraryVersions.of(jars(installation), MAIN_LIBRARIES),
        Instant.now());
  }

  private static List<Path> jars(Installation installation) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : installation.processFolders()) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(jars::add);
      }
    }
    return jars;
  }
}
