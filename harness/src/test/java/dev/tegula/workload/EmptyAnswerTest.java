package dev.tegula.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body without a byte is no answer, neither before nor after a right one. */
class EmptyAnswerTest {

  private static final byte[] EMPTY = {};

  @Test
  void matches_emptyAnswerToAListedRequest_isWrong() {
    WorkloadRequest request =
        ListedRequests.of(List.of(Answers.request(true)), new KeyChoice.Uniform())
            .get(0)
            .requests()
            .get(0);

    assertThat(request.matches(EMPTY)).isFalse();
    assertThat(request.matches(Answers.bytes(Answers.RIGHT))).isTrue();
    assertThat(request.matches(EMPTY)).isFalse();
    assertThat(request.differences(200, EMPTY)).isNotEmpty();
  }

  @Test
  void matches_emptyAnswerToAVectorRequest_isWrong() {
    WorkloadRequest request =
        new VectorRequest(
            "s",
            EMPTY,
            new Sevens(),
            () ->
                Answers.parse(
                    """
                {"service": "s", "body": {}, "names": ["v.a"], "expected": [7]}
                """));

    assertThat(request.matches(EMPTY)).isFalse();
    assertThat(request.matches(Answers.bytes("{\"result\":{\"features\":[7]}}"))).isTrue();
    assertThat(request.matches(EMPTY)).isFalse();
  }

  private record Sevens() implements ExpectedVector {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public boolean matches(int position, JsonParser parser) throws java.io.IOException {
      return parser.currentToken() != null
          && parser.currentToken().isNumeric()
          && parser.getIntValue() == 7;
    }
  }
}
