package dev.tegula.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What ran on what, with which settings, and how it ended: {@code manifest.json} of a result
 * directory.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param configuration every setting that changes the figures, by name; no secrets
 * @param configurationSha256 hex SHA-256 of the configuration as lines {@code name=value\n} in the
 *     order of the names
 * @param libraries versions of the main libraries, by artifact
 * @param sameHost whether what measures and what is measured shared a machine: latencies are then
 *     no promise
 * @param endedAt null while the run goes on
 * @param reasons why it failed; empty otherwise
 */
public record RunManifest(
    int schemaVersion,
    SourceVersion source,
    SortedMap<String, String> configuration,
    String configurationSha256,
    long seed,
    Jvm jvm,
    Machine machine,
    SortedMap<String, String> libraries,
    boolean sameHost,
    Instant startedAt,
    @Nullable Instant endedAt,
    Status status,
    List<String> reasons) {

  public static final int SCHEMA_VERSION = 1;

  public RunManifest {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    configuration = new TreeMap<>(configuration);
    libraries = new TreeMap<>(libraries);
    reasons = List.copyOf(reasons);
    if ((status == Status.FAILED) == reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "reasons: " + reasons + " (expected: at least one exactly when status is FAILED)");
    }
    if ((status == Status.RUNNING) != (endedAt == null)) {
      throw new IllegalArgumentException(
          "endedAt: " + endedAt + " (expected: none exactly when status is RUNNING)");
    }
  }

  /** The manifest of a run that begins in this JVM. */
  public static RunManifest starting(
      RunSettings settings,
      SourceVersion source,
      Map<String, String> libraries,
      Instant startedAt) {
    return new RunManifest(
        SCHEMA_VERSION,
        source,
        settings.configuration(),
        sha256(settings.configuration()),
        settings.seed(),
        Jvm.current(),
        Machine.current(),
        new TreeMap<>(libraries),
        settings.sameHost(),
        startedAt,
        null,
        Status.RUNNING,
        List.of());
  }

  /** This run, ended: OK without reasons, else FAILED. */
  public RunManifest ended(Instant at, List<String> failures) {
    return new RunManifest(
        schemaVersion,
        source,
        configuration,
        configurationSha256,
        seed,
        jvm,
        machine,
        libraries,
        sameHost,
        startedAt,
        at,
        failures.isEmpty() ? Status.OK : Status.FAILED,
        failures);
  }

  /** Whether the run came to its end; otherwise its files are not to be trusted to be complete. */
  @JsonIgnore
  public boolean isFinished() {
    return status != Status.RUNNING;
  }

  private static String sha256(SortedMap<String, String> configuration) {
    StringBuilder lines = new StringBuilder();
    configuration.forEach(
        (name, value) -> lines.append(name).append('=').append(value).append('\n'));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
