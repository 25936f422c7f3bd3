package dev.tegula.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much a closed loop got through: {@code throughput-NAME.json}. It holds no latency: callers
 * that wait for an answer before they ask again leave out what they would have waited for.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param connections callers, each with one request under way at any time
 * @param seconds length of the measured window
 * @param answers right answers that arrived in it
 * @param answersPerSecond the same by its length
 * @param reasons why it failed; empty otherwise
 */
public record ThroughputResult(
    int schemaVersion,
    String name,
    String store,
    Mark mark,
    int connections,
    double seconds,
    long answers,
    double answersPerSecond,
    SortedMap<ErrorClass, Long> errorsByClass,
    boolean sameHost,
    Status status,
    List<String> reasons) {

  public static final int SCHEMA_VERSION = 1;

  public ThroughputResult {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    ScenarioResult.requireName(name);
    errorsByClass = new TreeMap<>(errorsByClass);
    reasons = List.copyOf(reasons);
  }
}
