package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.benchmark.Target.Measured;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A benchmark's result: the mean time of an operation in each fork. Iterations of one fork share
 * its compiled code, so that forks, not iterations, are what is independent.
 *
 * @param nanosByFork one value for each fork, positive
 * @param allocatedBytes for an operation
 */
record MeasuredForks(double[] nanosByFork, double allocatedBytes) {

  /** A value and the ends of its 95 % confidence interval; they are NaN with fewer than 2 forks. */
  record Interval(double value, double low, double high) {}

  /** Whether an entry of JMH's JSON is this benchmark at these parameters. */
  static boolean isOf(JsonNode entry, Measured measured) {
    if (!entry.path("benchmark").asText().endsWith("." + measured.benchmark())) {
      return false;
    }
    for (Map.Entry<String, String> param : measured.params().entrySet()) {
      if (!entry.path("params").path(param.getKey()).asText().equals(param.getValue())) {
        return false;
      }
    }
    return true;
  }

  static MeasuredForks of(JsonNode entry) {
    JsonNode forks = entry.required("primaryMetric").required("rawData");
    double[] means = new double[forks.size()];
    for (int fork = 0; fork < means.length; fork++) {
      double sum = 0;
      for (JsonNode iteration : forks.get(fork)) {
        sum += iteration.doubleValue();
      }
      means[fork] = sum / forks.get(fork).size();
    }
    return new MeasuredForks(
        means,
        entry
            .path("secondaryMetrics")
            .path("gc.alloc.rate.norm")
            .path("score")
            .asDouble(Double.NaN));
  }

  /**
   * How many times the time of another this one takes: the ratio of the geometric means, and
   * Welch's interval of the difference of the logarithms.
   */
  Interval over(MeasuredForks other) {
    double[] own = logarithms(nanosByFork);
    double[] others = logarithms(other.nanosByFork);
    double difference = new Mean().evaluate(own) - new Mean().evaluate(others);
    double a = new Variance().evaluate(own) / own.length;
    double b = new Variance().evaluate(others) / others.length;
    if (own.length < 2 || others.length < 2 || a + b == 0) {
      return new Interval(Math.exp(difference), Double.NaN, Double.NaN);
    }
    double freedom = (a + b) * (a + b) / (a * a / (own.length - 1) + b * b / (others.length - 1));
    double half = new TDistribution(freedom).inverseCumulativeProbability(0.975) * Math.sqrt(a + b);
    return new Interval(
        Math.exp(difference), Math.exp(difference - half), Math.exp(difference + half));
  }

  private static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = Math.log(values[i]);
    }
    return logarithms;
  }
}
