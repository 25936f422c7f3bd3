package dev.tegula.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.workload.ResponseCheck.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCheckTest {

  private static List<Difference> differences(boolean metadata, String answer) {
    ExpectedRequest request = Answers.request(metadata);
    List<Difference> differences = ResponseCheck.differences(request, 200, Answers.bytes(answer));
    assertThat(new AnswerMatcher(request).matches(Answers.bytes(answer)))
        .as("the fast check agrees")
        .isEqualTo(differences.isEmpty());
    return differences;
  }

  private static String withValues(String values) {
    return "{\"result\":{\"features\":" + values + "}}";
  }

  @Test
  void differences_rightAnswer_areNone() {
    assertThat(differences(true, Answers.RIGHT)).isEmpty();
    assertThat(differences(false, Answers.RIGHT)).isEmpty();
    assertThat(differences(false, withValues(Answers.RIGHT_VALUES))).isEmpty();
    assertThat(differences(false, withValues(Answers.RIGHT_VALUES.replace("0.1", "0.1000000009"))))
        .isEmpty();
    assertThat(differences(false, withValues(Answers.RIGHT_VALUES.replace(",3]", ",3.0]"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"42\"          | 42            | v.long",
        "\"42\"          | \"43\"        | v.long",
        "\"42\"          | \"042\"       | v.long",
        "0.1             | 0.1000000011  | v.mean",
        "0.1             | null          | v.mean",
        "0.1             | \"0.1\"       | v.mean",
        "null,[\"JFK     | 0,[\"JFK      | v.gone",
        "null,[\"JFK     | \"\",[\"JFK   | v.gone",
        "[1,2]           | [2,1]         | v.list",
        "[1,2]           | [1]           | v.list",
        "[1,2]           | [1,2,3]       | v.list",
        "[1,2]           | []            | v.list",
        "true            | false         | v.flag",
        "true            | 1             | v.flag",
        "\"NaN\"         | null          | v.nan",
        ",3]             | ,3.0000000001] | v.sum",
      })
  void differences_oneValueChanged_isThatOne(String from, String to, String feature) {
    String values = Answers.RIGHT_VALUES.replace(from, to);
    assertThat(values).isNotEqualTo(Answers.RIGHT_VALUES);

    assertThat(differences(false, withValues(values)))
        .extracting(Difference::feature)
        .containsExactly(feature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"right\"",
        "{\"result\":{}}",
        "{\"result\":null}",
        "{\"result\":{\"features\":[]}}",
        "{\"result\":{\"features\":{}}}",
        "{\"result\":{\"features\":null}}",
        "{\"metadata\":{}}",
      })
  void differences_emptyAnswer_isWrong(String answer) {
    assertThat(differences(false, answer)).hasSize(1);
    assertThat(differences(true, answer)).isNotEmpty();
  }

  @Test
  void differences_misshapenAnswer_isWrong() {
    String right = withValues(Answers.RIGHT_VALUES);
    assertThat(differences(false, right.substring(0, right.length() - 1))).hasSize(1);
    assertThat(differences(false, right + "{}")).hasSize(1);
    assertThat(differences(false, withValues(Answers.RIGHT_VALUES.replace(",3]", "]")))).hasSize(1);
    assertThat(differences(false, withValues(Answers.RIGHT_VALUES.replace(",3]", ",3,4]"))))
        .hasSize(1);
    assertThat(differences(false, right.replace("]}}", "],\"joinKeys\":[]}}"))).hasSize(1);
    assertThat(differences(false, "{\"result\":{\"features\":[]}," + right.substring(1)))
        .hasSize(1);
    assertThat(differences(false, right.substring(0, right.length() - 1) + ",\"metadata\":null}"))
        .hasSize(1);
  }

  @Test
  void differences_metadataAskedForAndLeftOut_isWrong() {
    assertThat(differences(true, withValues(Answers.RIGHT_VALUES))).hasSize(1);
    assertThat(differences(true, Answers.RIGHT.replace("\"name\":\"v.mean\",", "")))
        .extracting(Difference::feature)
        .containsExactly("v.mean");
    assertThat(differences(false, Answers.RIGHT.replace("\"name\":\"v.mean\",", ""))).isEmpty();
  }

  @Test
  void differences_wrongMetadata_isWrongEvenWhenNotAskedFor() {
    for (boolean asked : new boolean[] {true, false}) {
      assertThat(differences(asked, Answers.RIGHT.replace("MISSING_DATA", "PRESENT")))
          .extracting(Difference::toString)
          .containsExactly("v.gone: status \"PRESENT\" (expected: status MISSING_DATA)");
      assertThat(differences(asked, Answers.RIGHT.replace("v.sum", "v.max")))
          .extracting(Difference::feature)
          .containsExactly("v.sum");
      assertThat(
              differences(
                  asked, Answers.RIGHT.replace(",{\"name\":\"v.sum\",\"status\":\"PRESENT\"}", "")))
          .hasSize(1);
    }
  }

  @Test
  void differences_otherHttpStatus_isWrongWhateverTheBody() {
    assertThat(ResponseCheck.differences(Answers.request(true), 500, Answers.bytes(Answers.RIGHT)))
        .extracting(Difference::expected)
        .containsExactly("HTTP 200");
  }

  @Test
  void differences_severalWrong_areAllToldWithExpectedAndServed() {
    assertThat(
            differences(
                false,
                withValues(Answers.RIGHT_VALUES.replace("0.1", "0.2").replace("true", "null"))))
        .containsExactly(
            new Difference("v.mean", "0.1 ± 1.0E-9", "0.2"),
            new Difference("v.flag", "true", "null"));
  }
}
