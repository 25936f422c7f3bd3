package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VectorJsonBenchmarkTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(VectorJsonBenchmark.Mix.class)
  void write_everyVector_sameValuesAsJackson(VectorJsonBenchmark.Mix mix) throws IOException {
    VectorJsonBenchmark own = prepared(mix);
    VectorJsonBenchmark jackson = prepared(mix);
    VectorJsonBenchmark copying = prepared(mix);
    int vectors = ValueMix.of(mix).count();
    for (int vector = 0; vector < vectors; vector++) {
      JsonBuffer written = own.write();
      byte[] text = Arrays.copyOf(written.bytes(), written.length());
      JsonNode values = MAPPER.readTree(text);
      assertThat(values).hasSize(ValueMix.VALUES);
      assertThat(values).isEqualTo(MAPPER.readTree(jackson.naiveJackson().toByteArray()));
      assertThat(copying.floorCopy()).startsWith(text);
    }
  }

  @Test
  void mix_other_otherText() {
    assertThat(prepared(VectorJsonBenchmark.Mix.COMPUTED).floorCopy())
        .isNotEqualTo(prepared(VectorJsonBenchmark.Mix.PUBLISHED).floorCopy());
  }

  private static VectorJsonBenchmark prepared(VectorJsonBenchmark.Mix mix) {
    VectorJsonBenchmark benchmark = new VectorJsonBenchmark();
    benchmark.mix = mix;
    benchmark.prepare();
    return benchmark;
  }
}
