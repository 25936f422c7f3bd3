package dev.tegula.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.result.TargetTable.Outcome;
import dev.tegula.result.TargetTable.Relation;
import dev.tegula.result.TargetTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTableTest {

  @ParameterizedTest
  @CsvSource({
    "AT_MOST,1.5,1.5,1.4,1.5,MET",
    "AT_MOST,1.5,1.4,1.2,1.6,MET_WITHIN_ERROR",
    "AT_MOST,1.5,1.6,1.4,1.8,SHORT_WITHIN_ERROR",
    "AT_MOST,1.5,1.7,1.6,1.8,SHORT",
    "AT_LEAST,50,50,50,90,MET",
    "AT_LEAST,50,60,40,90,MET_WITHIN_ERROR",
    "AT_LEAST,50,49,40,51,SHORT_WITHIN_ERROR",
    "AT_LEAST,50,20,19,21,SHORT",
    "AT_LEAST,50,20,,,NO_INTERVAL",
    "AT_LEAST,50,60,,,NO_INTERVAL",
    "AT_LEAST,50,,,,NOT_MEASURED",
    "STATED,,20,,,STATED"
  })
  void outcome_valueAndInterval_againstTheLimit(
      Relation relation, Double limit, Double value, Double low, Double high, Outcome expected) {
    assertThat(new Row("what", "×", relation, limit, value, low, high).outcome())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"B/op,0.5,MET", "B/op,2,SHORT", "B,1,MET"})
  void outcome_ofBytes_needsNoInterval(String unit, double value, Outcome expected) {
    assertThat(new Row("what", unit, Relation.AT_MOST, 1.0, value, null, null).outcome())
        .isEqualTo(expected);
  }

  @Test
  void row_limitOfWhatIsOnlyStated_refused() {
    assertThatThrownBy(() -> new Row("what", "B", Relation.STATED, 1.0, 2.0, null, null))
        .hasMessageStartingWith("limit: 1.0 (expected: none");
  }

  @Test
  void json_writtenAndRead_same(@TempDir Path folder) throws IOException {
    TargetTable table =
        TargetTable.of(List.of(new Row("what", "×", Relation.AT_MOST, 1.5, 1.2, null, null)));
    Path file = Files.writeString(folder.resolve("targets.json"), ResultJson.write(table));
    assertThat(ResultJson.read(file, TargetTable.class)).isEqualTo(table);
  }
}
