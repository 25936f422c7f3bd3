package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class PowersOfTenTest {

  @Test
  void floorLog2_everyExponent_exact() {
    for (int e = PowersOfTen.MIN_EXPONENT; e <= PowersOfTen.MAX_EXPONENT; e++) {
      BigInteger power = BigInteger.TEN.pow(Math.abs(e));
      // A negative power is never a power of two, so that its logarithm is rounded down by one
      // more.
      int expected = e < 0 ? -power.bitLength() : power.bitLength() - 1;
      assertThat(PowersOfTen.floorLog2(e)).as("10^%d", e).isEqualTo(expected);
    }
  }

  @Test
  void halves_everyExponent_lessThanOneUnitAboveThePower() {
    for (int e = PowersOfTen.MIN_EXPONENT; e <= PowersOfTen.MAX_EXPONENT; e++) {
      BigInteger bits =
          BigInteger.valueOf(PowersOfTen.upper(e))
              .shiftLeft(63)
              .or(BigInteger.valueOf(PowersOfTen.lower(e)));
      BigDecimal unit = powerOfTwo(PowersOfTen.floorLog2(e) - 125);
      BigDecimal excess =
          new BigDecimal(bits).multiply(unit).subtract(BigDecimal.ONE.scaleByPowerOfTen(e));

      assertThat(bits.bitLength()).as("10^%d", e).isEqualTo(126);
      assertThat(excess).as("10^%d", e).isPositive().isLessThanOrEqualTo(unit);
    }
  }

  @Test
  void regularScale_everyPowerOfTwo_exact() {
    for (int power = -1074; power <= 971; power++) {
      BigDecimal value = powerOfTwo(power);
      assertThat(DoubleBits.regularScale(power))
          .as("2^%d", power)
          .isEqualTo(value.precision() - value.scale() - 1);
    }
  }

  private static BigDecimal powerOfTwo(int power) {
    return power < 0
        ? BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(-power)))
        : new BigDecimal(BigInteger.TWO.pow(power));
  }
}
