package dev.tegula.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money for people. */
public final class Dollars {

  private static final BigDecimal SMALLEST_IN_CENTS = new BigDecimal("0.10");
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  private Dollars() {}

  /** Cents from ten cents on, two significant digits below; {@code unknown} for null. */
  public static String text(@Nullable BigDecimal usd) {
    if (usd == null) {
      return "unknown";
    }
    if (usd.signum() != 0 && usd.abs().compareTo(SMALLEST_IN_CENTS) < 0) {
      return "$" + usd.round(TWO_DIGITS).toPlainString();
    }
    DecimalFormat cents =
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    cents.setRoundingMode(RoundingMode.HALF_UP);
    return "$" + cents.format(usd);
  }
}
