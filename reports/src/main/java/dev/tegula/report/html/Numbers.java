package dev.tegula.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people: grouped, three significant digits where more would say nothing. */
public final class Numbers {

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Numbers() {}

  /** A count, in full. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Three significant digits; from a thousand on whole numbers. */
  public static String significant(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    if (Math.abs(value) >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    int decimals = Math.max(0, THREE_DIGITS.getPrecision() - rounded.precision() + rounded.scale());
    return rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Nanoseconds as milliseconds, without the unit. */
  public static String millis(double nanos) {
    return significant(nanos / 1e6);
  }

  /** A rate a second: one decimal. */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.1f", perSecond);
  }

  /** A share as per cent, with the unit. */
  public static String percent(double share) {
    return significant(share * 100) + " %";
  }

  /** How many times, for instance {@code 83.2×}. */
  public static String times(double ratio) {
    return significant(ratio) + "×";
  }

  /** Bytes in decimal units. */
  public static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1_000 && unit < units.length - 1) {
      value /= 1_000;
      unit++;
    }
    return significant(value) + " " + units[unit];
  }

  /** An exact decimal, grouped, at most six decimals unless it is small. */
  public static String decimal(BigDecimal value) {
    if (value.signum() != 0 && value.abs().compareTo(new BigDecimal("0.001")) < 0) {
      return value
          .round(new MathContext(4, RoundingMode.HALF_UP))
          .stripTrailingZeros()
          .toPlainString();
    }
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
