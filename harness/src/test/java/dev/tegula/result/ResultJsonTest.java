package dev.tegula.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTest {

  static List<Object> results() {
    return List.of(
        Samples.running(),
        Samples.running().ended(Samples.STARTED.plusSeconds(31), List.of()),
        Samples.scenario(Status.OK, List.of()),
        Samples.scenario(Status.FAILED, List.of("missed rate")),
        Samples.verification(),
        Samples.detail(),
        Samples.backfill());
  }

  @ParameterizedTest
  @MethodSource("results")
  void parse_writtenRecord_isEqual(Object result) throws IOException {
    assertThat(ResultJson.parse(ResultJson.write(result), (Class<?>) result.getClass(), "test"))
        .isEqualTo(result);
  }

  @Test
  void write_scenario_usesTheDocumentedWords() {
    assertThat(ResultJson.write(Samples.scenario(Status.OK, List.of())))
        .contains(
            "\"mark\" : \"measured\"",
            "\"timeout\" : 1",
            "\"http5xx\" : 2",
            "\"targetServiceQps\" : 500.0",
            "\"targetStoreQps\" : null",
            "\"p999\" : 5",
            "\"status\" : \"OK\"");
  }

  @Test
  void parse_otherSchemaVersion_isRefusedWithTheLine() {
    String json =
        ResultJson.write(Samples.backfill())
            .replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2");

    assertThatThrownBy(() -> ResultJson.parse(json, BackfillResult.class, "backfill.json"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("backfill.json")
        .hasMessageContaining("schemaVersion: 2 (expected: 1)");
  }

  @Test
  void parse_missingNumber_isRefused() {
    String json = ResultJson.write(Samples.backfill()).replaceFirst("\"rowsIn\" : \\d+,", "");

    assertThatThrownBy(() -> ResultJson.parse(json, BackfillResult.class, "backfill.json"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rowsIn");
  }

  @Test
  void starting_sameConfiguration_hasTheSameHashInAnyOrder() {
    assertThat(Samples.running().configurationSha256())
        .isEqualTo("dec89841bf27a6d6b2b1734793ca4328e076fb106de9d561804f35b8a4260ce4")
        .isEqualTo(
            RunManifest.starting(
                    RunSettings.of(Map.of("duration", "PT30S", "rate", "500"), 1, false),
                    new SourceVersion("x", null, false),
                    Map.of(),
                    Samples.STARTED)
                .configurationSha256());
  }
}
