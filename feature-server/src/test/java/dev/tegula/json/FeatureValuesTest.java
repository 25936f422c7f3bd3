package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.tile.FeatureBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FeatureValuesTest {

  private final FeatureBuffer buffer = new FeatureBuffer();
  private final JsonBuffer out = new JsonBuffer();

  @Test
  void write_everyKind_inTheOrderOfTheSlots() {
    buffer.reset(6);
    buffer.setLong(0, Long.MIN_VALUE);
    buffer.setDouble(1, 0.5);
    buffer.setBoolean(2, true);
    byte[] text = "a\"\\\né".getBytes(StandardCharsets.UTF_8);
    buffer.setUtf8(3, text, 0, text.length);
    buffer.beginList(4);
    buffer.addLong(7);
    buffer.addNull();
    buffer.endList();

    assertThat(written(3, 5, 1, 0, 4, 2))
        .isEqualTo(
            "\"a\\u0022\\\\\\u000aé\",null,0.5,\"-9223372036854775808\",[\"7\",null],true"
                .replace("\\u0022", "\\\""));
  }

  @Test
  void write_noSlots_nothing() {
    buffer.reset(0);

    assertThat(written()).isEmpty();
  }

  @Test
  void write_moreThanTheBufferHolds_growsWithoutLosingAnything() {
    int count = 10_000;
    buffer.reset(count);
    StringBuilder expected = new StringBuilder();
    int[] slots = new int[count];
    for (int slot = 0; slot < count; slot++) {
      slots[slot] = slot;
      expected.append(slot == 0 ? "" : ",");
      if (slot % 3 == 0) {
        byte[] text = "x".repeat(slot % 500).getBytes(StandardCharsets.US_ASCII);
        buffer.setUtf8(slot, text, 0, text.length);
        expected.append('"').append("x".repeat(slot % 500)).append('"');
      } else {
        buffer.setDouble(slot, -1.0 / slot);
        double value = -1.0 / slot;
        byte[] number = new byte[DoubleText.MAX_BYTES];
        expected.append(
            new String(number, 0, DoubleText.put(value, number, 0), StandardCharsets.US_ASCII));
      }
    }

    assertThat(written(slots)).isEqualTo(expected.toString());
  }

  private String written(int... slots) {
    out.reset();
    FeatureValues.write(out, buffer, slots);
    return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
  }
}
