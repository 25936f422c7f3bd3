package dev.tegula.bench;

import dev.tegula.process.Installation;
import dev.tegula.result.LibraryVersions;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  static RunManifest starting(Installation installation, Map<String, String> settings, long seed)
      throws IOException {
    return RunManifest.starting(
        RunSettings.of(settings, seed, true),
        SourceVersion.of(installation.home()),
        LibraryVersions.of(jars(installation), MAIN_LIBRARIES),
        Instant.now());
  }

  /** Every setting; a scenario's own, its seed among them, by the hash of its workload file. */
  static Map<String, String> configuration(Path workloads, BenchProfile profile)
      throws IOException {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("profile", profile.name().toLowerCase(java.util.Locale.ROOT));
    configuration.put("repository", "examples/flights");
    configuration.put("oracle.requests", Integer.toString(profile.requests()));
    configuration.put("verify.requests", Integer.toString(BenchRun.VERIFIED_REQUESTS));
    configuration.put("load.dynamodb-local", String.join(" ", profile.dynamoDbLocal().options()));
    configuration.put("load.memory", String.join(" ", profile.memory().options()));
    configuration.put("jmh", String.join(" ", profile.jmhOptions()));
    for (String scenario : WorkloadStage.SCENARIOS) {
      configuration.put("load." + scenario, "profile " + configuration.get("profile"));
      configuration.put("workload.sha256." + scenario, workloadSha256(workloads, scenario));
    }
    return configuration;
  }

  /** The hash of a workload file. */
  static String workloadSha256(Path workloads, String name) throws IOException {
    byte[] content = Files.readAllBytes(workloads.resolve(name + ".yaml"));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
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
