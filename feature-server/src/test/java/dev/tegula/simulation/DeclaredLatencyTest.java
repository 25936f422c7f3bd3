package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeclaredLatencyTest {

  @TempDir private Path folder;

  @Test
  void read_someEntries_theOthersAsBuiltIn() throws IOException {
    DeclaredLatency declared = read("packed = true\ncorrelation = 0.25\n");

    assertThat(declared.packed()).isTrue();
    assertThat(declared.correlation()).isEqualTo(0.25);
    assertThat(declared.seed()).isEqualTo(1);
    assertThat(declared.quantiles().nanos(0.5)).isEqualTo(3_500_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'correlation = 2', 'correlation: 2 (expected: a number, 0 to 1)'",
    "'correlation = NaN', 'correlation: NaN (expected: a number, 0 to 1)'",
    "'packed = yes', 'packed: yes (expected: true or false)'",
    "'seed = x', 'seed: x (expected: a whole number)'",
    "'sed = 1', 'sed: unknown (expected: quantiles, correlation, packed, seed)'",
  })
  void read_wrongEntry_namesFileAndEntry(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("latency.properties") + ": " + message);
  }

  private DeclaredLatency read(String text) throws IOException {
    return DeclaredLatency.read(Files.writeString(folder.resolve("latency.properties"), text));
  }
}
