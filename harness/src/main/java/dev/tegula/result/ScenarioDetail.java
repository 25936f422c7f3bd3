package dev.tegula.result;

import dev.tegula.result.ScenarioResult.LatencyNanos;
import dev.tegula.result.ScenarioResult.LatenessNanos;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stood beside a load scenario: {@code detail-NAME.json}. A scenario's own figures are in its
 * {@link ScenarioResult}.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param name of the scenario
 * @param arrivals {@code constant} or {@code poisson}
 * @param generators processes that offered the load
 * @param availability requests with a right answer by requests
 * @param bodies mean sizes of what went over the wire
 * @param quiet the seconds in which the machine had no hiccup above {@link #QUIET_MILLIS}
 * @param hiccups what an idle thread saw of the machine: how much later than asked for it was woken
 * @param hiccupMaxima the longest hiccup of each second of the window, nanoseconds
 * @param server what the server did, by its own metrics; null when they could not be read
 */
public record ScenarioDetail(
    int schemaVersion,
    String name,
    String arrivals,
    int generators,
    double availability,
    Bodies bodies,
    Quiet quiet,
    LatenessNanos hiccups,
    List<Long> hiccupMaxima,
    @Nullable Server server) {

  public static final int SCHEMA_VERSION = 1;

  /** A second with a longer hiccup is not a quiet one. */
  public static final int QUIET_MILLIS = 1;

  public ScenarioDetail {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    ScenarioResult.requireName(name);
    hiccupMaxima = List.copyOf(hiccupMaxima);
  }

  /**
   * Mean sizes of HTTP bodies, without heads.
   *
   * @param requestBytes of the requests that were due in the window
   * @param answerBytes of the answers to them with HTTP status 200
   */
  public record Bodies(double requestBytes, double answerBytes) {}

  /**
   * The seconds without a hiccup.
   *
   * @param seconds how many there were
   * @param latency of the requests due in them, to two digits
   * @param lateness of the generator in them
   */
  public record Quiet(int seconds, LatencyNanos latency, LatenessNanos lateness) {}

  /**
   * A server's own account of the window.
   *
   * @param requests that it answered; null when it does not count them
   * @param storeReadsPerRequest rows that it read from its store
   * @param cpuMicrosPerRequest of its process, everything included; null when it does not tell
   * @param phaseMicrosPerRequest by phase of a request; empty when it does not tell
   */
  public record Server(
      @Nullable Double requests,
      @Nullable Double storeReadsPerRequest,
      @Nullable Double cpuMicrosPerRequest,
      SortedMap<String, Double> phaseMicrosPerRequest) {

    public Server {
      phaseMicrosPerRequest = new TreeMap<>(phaseMicrosPerRequest);
    }
  }
}
