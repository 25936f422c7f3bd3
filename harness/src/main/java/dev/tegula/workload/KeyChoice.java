package dev.tegula.workload;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Which of many keys is asked for next. Immutable. */
public sealed interface KeyChoice {

  /** Draws from 0 to {@code count - 1}; the supplier is confined to one thread. */
  IntSupplier open(int count, SplittableRandom random);

  /** Every key as often as any other. */
  record Uniform() implements KeyChoice {
    @Override
    public IntSupplier open(int count, SplittableRandom random) {
      return () -> random.nextInt(count);
    }
  }

  /**
   * The key of rank r with a probability in proportion to 1 / r^exponent.
   *
   * @param exponent of the skew; 0 would be uniform
   */
  record Zipf(double exponent) implements KeyChoice {

    public Zipf {
      if (!(exponent > 0) || exponent > 10) {
        throw new IllegalArgumentException("zipf: " + exponent + " (expected: > 0 and at most 10)");
      }
    }

    @Override
    public IntSupplier open(int count, SplittableRandom random) {
      double[] upTo = new double[count];
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += Math.pow(i + 1.0, -exponent);
        upTo[i] = sum;
      }
      double total = sum;
      return () -> {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * total);
        return Math.min(found < 0 ? -found - 1 : found + 1, count - 1);
      };
    }
  }
}
