package dev.tegula.simulation;

import dev.tegula.workload.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose for a simulation, by system properties {@code -Dtegula.NAME=VALUE}.
 * Immutable.
 *
 * @param target the feature server; empty to start one on this machine
 * @param apiKey its key
 * @param profile whose rates and durations count where nothing else is said
 * @param rate service requests a second; empty for the workload's
 * @param warmup whose requests are kept apart; empty for the workload's
 * @param duration of what is asserted; empty for the workload's
 * @param tls how far an {@code https} target is believed
 * @param connections who has them
 * @param workload the file of {@code WorkloadSimulation}
 */
record SimulationSettings(
    Optional<URI> target,
    Optional<String> apiKey,
    Profile profile,
    Optional<Double> rate,
    Optional<Duration> warmup,
    Optional<Duration> duration,
    Tls tls,
    Connections connections,
    Optional<Path> workload) {

  /** How far a certificate is checked. */
  enum Tls {
    /** Before the run, against the JVM's trust store: Gatling itself believes any certificate. */
    VERIFIED,
    UNVERIFIED
  }

  /** Who has connections: it changes what is measured, so every report says it. */
  enum Connections {
    /** One pool for all, as between a model server and its feature servers. */
    SHARED,
    /** Each user opens one, as from the internet: handshakes count. */
    PER_USER
  }

  /** The settings of this JVM. */
  static SimulationSettings current() {
    return of(Map.copyOf(ownProperties()));
  }

  /**
   * Settings from properties.
   *
   * @param properties those that begin with {@code tegula.}
   * @throws IllegalArgumentException for an unknown name, a value that makes no sense or a target
   *     that is not on this machine and not said to be the user's own
   */
  static SimulationSettings of(Map<String, String> properties) {
    SettingsReader reader = new SettingsReader(properties);
    SimulationSettings settings =
        new SimulationSettings(
            reader.target(),
            reader.text("apiKey"),
            reader.choice("profile", Profile.SMOKE),
            reader.rate(),
            reader.duration("warmup", Duration.ZERO),
            reader.duration("duration", Duration.ofSeconds(1)),
            reader.choice("tls", Tls.VERIFIED),
            reader.choice("connections", Connections.SHARED),
            reader.text("workload").map(Path::of));
    reader.end();
    return settings;
  }

  private static Map<String, String> ownProperties() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(SettingsReader.PREFIX))
        .collect(java.util.stream.Collectors.toMap(name -> name, System::getProperty));
  }
}
