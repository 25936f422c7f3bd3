package dev.tegula.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Maps positive values to a stretch of pixels by their logarithm. */
record LogAxis(double least, double greatest, double fromPixel, double toPixel) {

  LogAxis {
    if (!(least > 0 && greatest > least)) {
      throw new IllegalArgumentException(
          "axis: " + least + " to " + greatest + " (expected: 0 < least < greatest)");
    }
  }

  /** An axis that spans the values, with ends of 1, 2 or 5 times a power of ten. */
  static LogAxis around(double least, double greatest, double fromPixel, double toPixel) {
    double low = Math.max(least, Double.MIN_NORMAL);
    double down = roundedDown(low);
    double up = roundedDown(Math.max(greatest, low));
    while (up < Math.max(greatest, low) * (1 - 1e-9) || up <= down) {
      up = next(up);
    }
    return new LogAxis(down, up, fromPixel, toPixel);
  }

  double pixel(double value) {
    double clamped = Math.min(greatest, Math.max(least, value));
    return fromPixel
        + (toPixel - fromPixel) * Math.log(clamped / least) / Math.log(greatest / least);
  }

  /** 1, 2 and 5 times powers of ten within the axis; only the powers when these are many. */
  List<Double> ticks() {
    boolean wide = greatest / least > 2_000;
    List<Double> ticks = new ArrayList<>();
    for (double tick = least; tick <= greatest * (1 + 1e-9); tick = next(tick)) {
      if (!wide || leadingDigit(tick) == 1) {
        ticks.add(tick);
      }
    }
    return ticks;
  }

  private static double next(double tick) {
    return roundedDown(tick * (leadingDigit(tick) == 2 ? 2.5 : 2) * (1 + 1e-9));
  }

  private static long leadingDigit(double value) {
    return Math.round(value / power(value));
  }

  private static double roundedDown(double value) {
    double power = power(value);
    double digit = value * (1 + 1e-9) / power;
    return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
  }

  private static double power(double value) {
    return Math.pow(10, Math.floor(Math.log10(value * (1 + 1e-9))));
  }
}
