package dev.tegula.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  @Test
  void jaccard_overlappingLists_sharedOverAll() {
    // {b, c} of {a, b, c, d}.
    assertThat(Answers.jaccard(List.of("a", "b", "c"), List.of("b", "c", "d"))).isEqualTo(0.5);
  }

  @Test
  void jaccard_emptyAndNull_oneAndNull() {
    assertThat(Answers.jaccard(List.of(), List.of())).isEqualTo(1.0);
    assertThat(Answers.jaccard(List.of("a"), List.of())).isEqualTo(0.0);
    assertThat(Answers.jaccard(null, List.of())).isNull();
    assertThat(Answers.jaccard(List.of(), null)).isNull();
  }
}
