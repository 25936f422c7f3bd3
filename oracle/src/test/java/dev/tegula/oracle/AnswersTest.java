package dev.tegula.oracle;

import static dev.tegula.definition.SetMeasure.INTERSECTION_SIZE;
import static dev.tegula.definition.SetMeasure.JACCARD;
import static dev.tegula.definition.SetMeasure.OVERLAP_COEFFICIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.SetMeasure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AnswersTest {

  @Test
  void compare_overlappingLists_sharedOverAllOrOverTheLess() {
    // {b, c} of {a, b, c, d, e}.
    List<String> a = Arrays.asList("a", "b", "c", null, "b");
    List<String> b = List.of("b", "c", "d", "e");
    assertThat(Answers.compare(JACCARD, a, b)).isEqualTo(0.4);
    assertThat(Answers.compare(OVERLAP_COEFFICIENT, a, b)).isEqualTo(2.0 / 3);
    assertThat(Answers.compare(INTERSECTION_SIZE, a, b)).isEqualTo(2L);
  }

  @Test
  void compare_emptyLists_oneOrZero() {
    assertThat(Answers.compare(JACCARD, List.of(), List.of())).isEqualTo(1.0);
    assertThat(Answers.compare(JACCARD, List.of("a"), List.of())).isEqualTo(0.0);
    assertThat(Answers.compare(OVERLAP_COEFFICIENT, List.of(), List.of())).isEqualTo(1.0);
    assertThat(Answers.compare(OVERLAP_COEFFICIENT, List.of("a"), List.of())).isEqualTo(0.0);
    assertThat(Answers.compare(INTERSECTION_SIZE, List.of(), List.of())).isEqualTo(0L);
  }

  @ParameterizedTest
  @EnumSource
  void compare_null_null(SetMeasure measure) {
    assertThat(Answers.compare(measure, null, List.of())).isNull();
    assertThat(Answers.compare(measure, List.of(), null)).isNull();
  }
}
