package dev.tegula.backfill.stage;

import static dev.tegula.backfill.TestViews.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.type.DataType;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int64|tinyint|bigint",
        "int64|smallint|bigint",
        "int64|int|bigint",
        "int64|bigint|bigint",
        "float64|float|double",
        "float64|double|double",
        "string|string|string",
        "boolean|boolean|boolean",
        "array<string>|array<string>|array<string>",
        "array<int64>|array<int>|array<bigint>"
      })
  void check_fittingType_isStagedAsDeclared(String declared, String actual, String staged) {
    Map<String, org.apache.spark.sql.types.DataType> types =
        types(declared, schema("at timestamp, seq int, user string, site int, x " + actual));
    assertThat(types.get("x").catalogString()).isEqualTo(staged);
    assertThat(types.get("site")).isEqualTo(DataTypes.LongType);
    assertThat(types.get("seq")).isEqualTo(DataTypes.IntegerType);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int64|double",
        "int64|decimal(10,0)",
        "int64|string",
        "float64|bigint",
        "float64|decimal(10,2)",
        "string|int",
        "boolean|int",
        "array<string>|string",
        "array<int64>|array<double>",
        "string|array<string>"
      })
  void check_otherType_namesViewColumnAndBothTypes(String declared, String actual) {
    assertThatThrownBy(
            () ->
                types(
                    declared, schema("at timestamp, seq int, user string, site int, x " + actual)))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view user_events: column x: the transformation yields %s (expected: %s)"
                .formatted(actual, declared));
  }

  @Test
  void check_noTimestampColumn_namesWhatThereIs() {
    assertThatThrownBy(() -> types("int64", schema("seq int, user string, site int, x int")))
        .hasMessage(
            "feature view user_events: timestamp_field at is not among the transformation's"
                + " columns (expected: one of seq, user, site, x)");
  }

  @Test
  void check_timestampOfAnotherType_saysSo() {
    assertThatThrownBy(
            () -> types("int64", schema("at date, seq int, user string, site int, x int")))
        .hasMessage(
            "feature view user_events: timestamp_field at: the transformation yields date"
                + " (expected: timestamp)");
  }

  @Test
  void check_naiveTimestamp_isStagedAsUtc() {
    assertThat(
            types("int64", schema("at timestamp_ntz, seq int, user string, site int, x int"))
                .get("at"))
        .isEqualTo(DataTypes.TimestampType);
  }

  @Test
  void check_missingTieBreaker_saysSo() {
    assertThatThrownBy(() -> types("int64", schema("at timestamp, user string, site int, x int")))
        .hasMessageStartingWith("feature view user_events: tie_breaker seq is not among");
  }

  private static Map<String, org.apache.spark.sql.types.DataType> types(
      String declared, StructType schema) {
    return new DeclaredTypes(
            TestViews.view("unused", attribute("x", DataType.parse(declared))), schema)
        .check();
  }

  private static StructType schema(String ddl) {
    return StructType.fromDDL(ddl);
  }
}
