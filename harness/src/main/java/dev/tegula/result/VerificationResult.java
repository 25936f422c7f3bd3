package dev.tegula.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How served values compare with an independent calculation: {@code verify.json} of a result
 * directory.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param store what the server read from, for people
 * @param mismatches how many values, names, statuses or whole answers differ
 * @param examples the first {@value #MAX_EXAMPLES} of them in full
 * @param byService the same counts by feature service
 * @param seed of the requests' choice
 * @param reasons why it failed; empty otherwise
 */
public record VerificationResult(
    int schemaVersion,
    String name,
    String store,
    long requests,
    long valuesCompared,
    long mismatches,
    List<Mismatch> examples,
    SortedMap<String, Counts> byService,
    long seed,
    Status status,
    List<String> reasons) {

  public static final int SCHEMA_VERSION = 1;
  public static final int MAX_EXAMPLES = 20;

  public VerificationResult {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    ScenarioResult.requireName(name);
    examples = List.copyOf(examples);
    byService = new TreeMap<>(byService);
    reasons = List.copyOf(reasons);
    if (status == Status.OK && (mismatches > 0 || valuesCompared == 0)) {
      throw new IllegalArgumentException(
          "status: OK (expected: FAILED with "
              + mismatches
              + " mismatches in "
              + valuesCompared
              + " values)");
    }
    if ((status == Status.FAILED) == reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "reasons: " + reasons + " (expected: at least one exactly when status is FAILED)");
    }
  }

  /** What was compared for one feature service. */
  public record Counts(long requests, long valuesCompared, long mismatches) {

    /** The counts of both. */
    public Counts plus(Counts other) {
      return new Counts(
          requests + other.requests,
          valuesCompared + other.valuesCompared,
          mismatches + other.mismatches);
    }
  }

  /**
   * One difference.
   *
   * @param request the HTTP body that was sent
   * @param feature {@code view.feature}, or the part of the answer that differs
   * @param expected JSON
   * @param served JSON, or what was found instead
   */
  public record Mismatch(
      String service, String request, String feature, String expected, String served) {}
}
