package dev.tegula.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.JoinKey;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinKeyEncoderTest {

  private final JoinKeyEncoder text =
      new JoinKeyEncoder(List.of(new JoinKey("k", ScalarType.STRING)));

  @Test
  void encode_textAndNumber_tagsLengthsAndBytes() {
    JoinKeyEncoder encoder =
        new JoinKeyEncoder(
            List.of(new JoinKey("k", ScalarType.STRING), new JoinKey("n", ScalarType.INT64)));
    assertThat(encoder.encode(List.of("ü", -1L)))
        .containsExactly(1, 0, 2, 0xc3, 0xbc, 2, -1, -1, -1, -1, -1, -1, -1, -1);
  }

  @Test
  void encode_textOfSurrogatePairs_itsUtf8() {
    byte[] key = text.encode(List.of("a😀"));
    assertThat(new String(key, 3, key.length - 3, StandardCharsets.UTF_8)).isEqualTo("a😀");
  }

  @ParameterizedTest
  @CsvSource({"d83d,0", "dc00,0", "61 d83d,1", "61 d83d 62,1", "d83d de00 dc00,2"})
  void encode_halfASurrogatePair_refused(String units, int position) {
    StringBuilder value = new StringBuilder();
    for (String unit : units.split(" ", -1)) {
      value.append((char) Integer.parseInt(unit, 16));
    }
    assertThatThrownBy(() -> text.encode(List.of(value.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k: half of a surrogate pair at " + position + " (expected: Unicode text)");
  }
}
