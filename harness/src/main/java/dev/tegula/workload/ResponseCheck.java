package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares answers with expectations: every value by position; names and statuses whenever the
 * request asked for metadata. Stateless; usable from any thread.
 */
public final class ResponseCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResponseCheck() {}

  /**
   * One difference.
   *
   * @param feature the feature's full name, or {@code answer} when the answer as a whole is wrong
   */
  public record Difference(String feature, String expected, String served) {

    @Override
    public String toString() {
      return feature + ": " + served + " (expected: " + expected + ")";
    }
  }

  /** Every difference of an answer; empty when it is right. */
  public static List<Difference> differences(ExpectedRequest request, int status, byte[] body) {
    if (status != 200) {
      return List.of(new Difference("answer", "HTTP 200", "HTTP " + status + " " + text(body)));
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return List.of(new Difference("answer", "JSON", e.getOriginalMessage()));
    } catch (IOException e) {
      return List.of(new Difference("answer", "JSON", String.valueOf(e.getMessage())));
    }
    JsonNode values = answer.path("result").path("features");
    if (!values.isArray() || values.size() != request.expected().size()) {
      return List.of(
          new Difference(
              "answer", request.expected().size() + " values", values.size() + " " + text(body)));
    }
    List<Difference> differences = new ArrayList<>();
    boolean metadataAsked = asksForMetadata(request.body().path("params"));
    JsonNode metadata = answer.path("metadata").path("features");
    if (metadataAsked && metadata.size() != values.size()) {
      differences.add(
          new Difference("answer", values.size() + " metadata entries", metadata.size() + ""));
    }
    for (int i = 0; i < values.size(); i++) {
      compareValue(request, i, values.get(i)).ifPresent(differences::add);
      if (metadataAsked && metadata.size() == values.size()) {
        compareMetadata(request, i, metadata.get(i), differences);
      }
    }
    return differences;
  }

  private static boolean asksForMetadata(JsonNode params) {
    return !params.path("metadata_options").isEmpty() || !params.path("metadataOptions").isEmpty();
  }

  private static Optional<Difference> compareValue(
      ExpectedRequest request, int i, JsonNode served) {
    JsonNode expected = request.expected().get(i);
    Double tolerance = request.tolerance().get(i);
    boolean same =
        tolerance != null && served.isNumber() && expected.isNumber()
            ? Math.abs(served.doubleValue() - expected.doubleValue()) <= tolerance
            : equal(expected, served);
    return same
        ? Optional.empty()
        : Optional.of(
            new Difference(
                request.names().get(i),
                expected + (tolerance == null ? "" : " ± " + tolerance),
                served.toString()));
  }

  /** Equality of JSON values, where 1 and 1.0 are the same number. */
  private static boolean equal(JsonNode expected, JsonNode served) {
    if (expected.isNumber() && served.isNumber()) {
      return expected.doubleValue() == served.doubleValue();
    }
    if (expected.isArray() && served.isArray() && expected.size() == served.size()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!equal(expected.get(i), served.get(i))) {
          return false;
        }
      }
      return true;
    }
    return expected.equals(served);
  }

  private static void compareMetadata(
      ExpectedRequest request, int i, JsonNode metadata, List<Difference> differences) {
    String name = request.names().get(i);
    if (!metadata.path("name").asText().equals(name)) {
      differences.add(new Difference(name, "name " + name, "name " + metadata.path("name")));
    }
    if (!request.status().isEmpty()
        && !metadata.path("status").asText().equals(request.status().get(i))) {
      differences.add(
          new Difference(
              name, "status " + request.status().get(i), "status " + metadata.path("status")));
    }
  }

  private static String text(byte[] body) {
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
