package dev.tegula.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimeHistogramTest {

  @Test
  void write_timesAtAndBesideLimits_countedWhereTheyBelong() {
    TimeHistogram histogram = new TimeHistogram();
    histogram.add(0);
    histogram.add(1_000);
    histogram.add(1_001);
    histogram.add(TimeUnit.MICROSECONDS.toNanos(4));
    histogram.add(TimeUnit.MINUTES.toNanos(1));
    StringBuilder text = new StringBuilder();
    histogram.write(text, "x");

    assertThat(text.toString())
        .startsWith(
            """
            x_bucket{le="1.0E-6"} 2
            x_bucket{le="2.0E-6"} 3
            x_bucket{le="4.0E-6"} 4
            x_bucket{le="8.0E-6"} 4
            """)
        .endsWith(
            """
            x_bucket{le="8.388608"} 4
            x_bucket{le="+Inf"} 5
            x_sum 60.000006001
            x_count 5
            """);
  }
}
