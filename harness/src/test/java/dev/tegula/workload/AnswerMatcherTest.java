package dev.tegula.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswerMatcherTest {

  private static final String PIECES = "[]{},:\"0123456789.-eNanulltrueFK _";

  /**
   * The slow check is the oracle: both must give one verdict on answers that were damaged at
   * random.
   */
  @Test
  void matches_damagedAnswers_agreesWithTheSlowCheck() {
    long seed = 20_260_101;
    SplittableRandom random = new SplittableRandom(seed);
    int right = 0;
    for (int round = 0; round < 40_000; round++) {
      ExpectedRequest request = Answers.request(random.nextBoolean());
      String answer = damaged(Answers.RIGHT, random);
      byte[] body = Answers.bytes(answer);
      boolean slow = ResponseCheck.differences(request, 200, body).isEmpty();
      right += slow ? 1 : 0;
      assertThat(new AnswerMatcher(request).matches(body))
          .as("seed %d, round %d: %s", seed, round, answer)
          .isEqualTo(slow);
    }
    // Damage to what nobody compares leaves an answer right: both verdicts were seen.
    assertThat(right).isBetween(1_000, 39_000);
  }

  private static String damaged(String answer, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(answer);
    int at = random.nextInt(damaged.length());
    int length = Math.min(damaged.length() - at, 1 + random.nextInt(3));
    String piece = PIECES.charAt(random.nextInt(PIECES.length())) + "";
    switch (random.nextInt(4)) {
      case 0 -> damaged.delete(at, at + length);
      case 1 -> damaged.insert(at, piece);
      case 2 -> damaged.replace(at, at + 1, piece);
      default -> damaged.insert(at, damaged.substring(at, at + length));
    }
    return damaged.toString();
  }

  @Test
  void matches_mapValue_comparesItsFieldsInAnyOrder() {
    AnswerMatcher matcher =
        new AnswerMatcher(
            Answers.parse(
                """
                {"service": "s", "body": {}, "names": ["v.map"], "expected": [{"a": "1", "b": 2}]}
                """));

    assertThat(
            matcher.matches(Answers.bytes("{\"result\":{\"features\":[{\"b\":2,\"a\":\"1\"}]}}")))
        .isTrue();
    assertThat(
            matcher.matches(Answers.bytes("{\"result\":{\"features\":[{\"b\":2,\"a\":\"2\"}]}}")))
        .isFalse();
  }
}
