package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers as text; replay with {@code -Dtegula.seed=N}. */
final class LongTextTest {

  private static final int CASES = 500_000;

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        10,
        99_999_999,
        100_000_000,
        -9_999_999_999_999_999L,
        10_000_000_000_000_000L,
        10_000_000_100_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE
      })
  void put_edges_sameTextAsJava(long value) {
    assertThat(text(value)).isEqualTo(Long.toString(value));
  }

  @Test
  void put_randomValuesOfEveryLength_sameTextAsJava() {
    long seed = Long.getLong("tegula.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(text(value)).as("-Dtegula.seed=%d", seed).isEqualTo(Long.toString(value));
    }
  }

  private static String text(long value) {
    byte[] out = new byte[LongText.MAX_BYTES + 1];
    int end = LongText.put(value, out, 1);
    return new String(out, 1, end - 1, StandardCharsets.US_ASCII);
  }
}
