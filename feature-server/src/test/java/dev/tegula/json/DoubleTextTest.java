package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.io.NumberOutput;

/** Doubles as text; replay with {@code -Dtegula.seed=N}. */
final class DoubleTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "100.25, 100.25",
    "0.001, 0.001",
    "0.000001, 1.0E-6",
    "999999999.999999, 9.99999999999999E8",
    "123456789.5, 123456789.5",
    "0.3333333333333333, 0.3333333333333333",
    "2.0E-323, 2.0E-323",
    "NaN, '\"NaN\"'",
    "Infinity, '\"Infinity\"'",
    "-Infinity, '\"-Infinity\"'",
  })
  void put_knownValues(double value, String expected) {
    String text = text(value);
    if (Double.isFinite(value)) {
      assertThat(Double.parseDouble(text)).isEqualTo(value);
      assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(expected));
    } else {
      assertThat(text).isEqualTo(expected);
    }
  }

  @Test
  void put_randomValues_readBackEqualAndNoLongerThanShortest() {
    long seed = Long.getLong("tegula.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 300_000; i++) {
      double value = random(random, i);
      if (!Double.isFinite(value)) {
        continue;
      }
      String text = text(value);
      String where = value + ", -Dtegula.seed=" + seed;
      assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
          .as(where)
          .isEqualTo(Double.doubleToRawLongBits(value));
      assertThat(digits(text)).as(where).isEqualTo(digits(NumberOutput.toString(value, true)));
    }
  }

  /** Money, minutes, means, tiny, huge and arbitrary bits in turn. */
  private static double random(Random random, int turn) {
    return switch (turn % 5) {
      case 0 -> random.nextInt(200_000_000) / 100.0 - 1_000_000;
      case 1 -> random.nextInt() / (1.0 + random.nextInt(1_000));
      case 2 -> random.nextLong(-1_000_000_000_000_000L, 1_000_000_000_000_000L) / 1e6;
      case 3 -> Math.scalb(random.nextDouble(), random.nextInt(80) - 40);
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  private static String digits(String text) {
    return new BigDecimal(text).stripTrailingZeros().unscaledValue().toString();
  }

  private static String text(double value) {
    byte[] out = new byte[DoubleText.MAX_BYTES + 3];
    int end = DoubleText.put(value, out, 3);
    return new String(out, 3, end - 3, StandardCharsets.US_ASCII);
  }
}
