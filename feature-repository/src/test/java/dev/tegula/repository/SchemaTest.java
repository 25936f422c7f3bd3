package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tegula.aggregate.Aggregations;
import dev.tegula.definition.SetMeasure;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use and the reader say the same of structure. */
class SchemaTest {

  private static Schema schema;

  @BeforeAll
  static void readSchema() throws Exception {
    try (InputStream in =
        RepositoryReader.class.getResourceAsStream("feature-repository.schema.json")) {
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }

  private static List<Error> validate(String yaml) {
    return schema.validate(yaml, InputFormat.YAML);
  }

  static List<Repositories.Bad> structure() {
    return at(Repositories.Level.STRUCTURE);
  }

  static List<Repositories.Bad> meaning() {
    return at(Repositories.Level.MEANING);
  }

  private static List<Repositories.Bad> at(Repositories.Level level) {
    return Repositories.bad().stream().filter(bad -> bad.level() == level).toList();
  }

  @Test
  void validate_completeRepository_accepts() {
    assertThat(validate(Repositories.complete())).isEmpty();
  }

  @Test
  void validate_flightsExample_accepts() throws Exception {
    Path flights = Path.of("..", "examples", "flights", "features.yaml");

    assertThat(validate(Files.readString(flights))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void validate_eachMeasureOfSets_accepts(SetMeasure measure) {
    assertThat(
            validate(
                Repositories.complete()
                    .replace(
                        "type: float64\n        jaccard:",
                        "type: %s\n        %s:"
                            .formatted(measure.type().declaredName(), measure.declaredName()))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("structure")
  void validate_wrongStructure_refuses(Repositories.Bad bad) {
    assertThat(validate(bad.yaml())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("meaning")
  void validate_wrongMeaningOnly_accepts(Repositories.Bad bad) {
    assertThat(validate(bad.yaml())).isEmpty();
  }

  @Test
  void schema_functions_areThoseOfTheCore() throws Exception {
    String text =
        Files.readString(
            Path.of("src/main/resources/dev/tegula/repository/feature-repository.schema.json"));
    String functions =
        text.replaceAll("(?s).*?\"function\": \\{ \"enum\": \\[([^\\]]+)\\].*", "$1");

    assertThatThrownBy(() -> Aggregations.named("none"))
        .hasMessageEndingWith("(expected: one of " + functions.replace("\"", "") + ")");
  }
}
