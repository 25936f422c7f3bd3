package dev.tegula.backfill.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.backfill.report.BackfillException;

/** Steps as JSON. */
final class StepText {

  /** A later version may know more of a step than this one. */
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private StepText() {}

  static String of(Step step) {
    try {
      return JSON.writerFor(Step.class).writeValueAsString(step);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws BackfillException when it is no step that this version knows
   */
  static Step read(String text) {
    try {
      return JSON.readValue(text, Step.class);
    } catch (JsonProcessingException e) {
      throw new BackfillException(
          "journal: %s (expected: a step that this version of tegula knows)".formatted(text), e);
    }
  }
}
