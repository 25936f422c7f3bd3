package dev.tegula.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request and the answer that it must get; one line of an expected-requests file.
 *
 * @param service the feature service that is asked
 * @param body the HTTP body
 * @param names the features' full names, by position
 * @param expected the values in wire encoding (int64 as strings), by position
 * @param status the serving statuses by position; empty when they are not checked
 * @param tolerance by position, how far a float may lie from its expected value; positions that are
 *     not named must be equal
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExpectedRequest(
    String service,
    JsonNode body,
    List<String> names,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<JsonNode> expected,
    List<String> status,
    Map<Integer, Double> tolerance) {

  public ExpectedRequest {
    names = List.copyOf(names);
    expected = List.copyOf(expected);
    status = status == null ? List.of() : List.copyOf(status);
    // Sorted, so that the same requests are the same bytes in a file.
    tolerance =
        tolerance == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(tolerance));
    if (names.isEmpty()) {
      // An answer without features could not be told from no answer.
      throw new IllegalArgumentException(
          "request to " + service + ": names: [] (expected: at least one)");
    }
    if (names.size() != expected.size() || (!status.isEmpty() && status.size() != names.size())) {
      throw new IllegalArgumentException(
          String.format(
              "request to %s: %d names, %d values, %d statuses (expected: as many of each)",
              service, names.size(), expected.size(), status.size()));
    }
  }

  /**
   * The same request, asking also for the names and statuses of its features unless it asks for
   * metadata already.
   */
  public ExpectedRequest withMetadata() {
    JsonNode params = body.path("params");
    if (!params.isObject() || params.has("metadata_options") || params.has("metadataOptions")) {
      return this;
    }
    ObjectNode copy = body.deepCopy();
    ((ObjectNode) copy.get("params"))
        .putObject("metadata_options")
        .put("include_names", true)
        .put("include_serving_status", true);
    return new ExpectedRequest(service, copy, names, expected, status, tolerance);
  }
}
