package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares answers with expectations and says every difference: values by position; names and
 * statuses, which must be there when the request asked for metadata and right when they are there.
 * Slow and obvious: {@link AnswerMatcher} gives the same verdict fast. Stateless; usable from any
 * thread.
 */
public final class ResponseCheck {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

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
    JsonNode result = answer.path("result");
    JsonNode values = result.path("features");
    int size = request.expected().size();
    if (!values.isArray() || values.size() != size) {
      return List.of(new Difference("answer", size + " values", values.size() + " " + text(body)));
    }
    List<Difference> differences = new ArrayList<>();
    if (result.size() != 1) {
      differences.add(new Difference("answer", "features only in result", text(body)));
    }
    for (int i = 0; i < size; i++) {
      compareValue(request, i, values.get(i)).ifPresent(differences::add);
    }
    compareMetadata(request, answer, differences);
    return differences;
  }

  static boolean asksForMetadata(ExpectedRequest request) {
    JsonNode params = request.body().path("params");
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
      ExpectedRequest request, JsonNode answer, List<Difference> differences) {
    boolean asked = asksForMetadata(request);
    if (!asked && !answer.has("metadata")) {
      return;
    }
    JsonNode entries = answer.path("metadata").path("features");
    int size = request.names().size();
    if (!entries.isArray() || entries.size() != size) {
      differences.add(new Difference("answer", size + " metadata entries", entries.size() + ""));
      return;
    }
    for (int i = 0; i < size; i++) {
      String name = request.names().get(i);
      compareEntry(entries.get(i), "name", name, asked)
          .ifPresent(served -> differences.add(new Difference(name, "name " + name, served)));
      if (!request.status().isEmpty()) {
        String status = request.status().get(i);
        compareEntry(entries.get(i), "status", status, asked)
            .ifPresent(served -> differences.add(new Difference(name, "status " + status, served)));
      }
    }
  }

  private static Optional<String> compareEntry(
      JsonNode entry, String field, String expected, boolean asked) {
    JsonNode served = entry.path(field);
    boolean same =
        served.isMissingNode() ? !asked : served.isTextual() && served.textValue().equals(expected);
    return same
        ? Optional.empty()
        : Optional.of(field + " " + (served.isMissingNode() ? "left out" : served));
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
