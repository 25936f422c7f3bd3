package dev.tegula.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.report.html.Numbers;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.000123456, 0.000123",
    "0.5, 0.500",
    "5, 5.00",
    "9.996, 10.0",
    "31, 31.0",
    "412.4, 412",
    "999.6, 1000",
    "12345.6, '12,346'",
    "NaN, unknown",
    "-2.345, -2.35"
  })
  void significant_value_hasThreeDigits(double value, String text) {
    assertThat(Numbers.significant(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1500, 1.50 kB", "1234567, 1.23 MB", "2000000000, 2.00 GB"})
  void bytes_value_hasADecimalUnit(long bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void decimal_smallOrLarge_losesNothingThatMatters() {
    assertThat(Numbers.decimal(new BigDecimal("0.00001863"))).isEqualTo("0.00001863");
    assertThat(Numbers.decimal(new BigDecimal("1000000000"))).isEqualTo("1,000,000,000");
    assertThat(Numbers.decimal(new BigDecimal("93.1322574615478515625"))).isEqualTo("93.132257");
  }
}
