package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private static MetricsPage of(String page) {
    return MetricsPage.of(new Answer(200, page.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void sum_plainCounter_isItsValue() {
    MetricsPage page =
        of(
            """
            # HELP tegula_store_rows_read_total Rows read
            # TYPE tegula_store_rows_read_total counter
            tegula_requests_total 7
            tegula_store_rows_read_total 12345.0
            tegula_store_rows_read_total_created 9
            """);

    assertThat(page.sum("tegula_store_rows_read_total")).isEqualTo(12_345);
    assertThat(page.sum("tegula_store_rows")).isNull();
  }

  @Test
  void sum_labelledCounter_isTheSum() {
    MetricsPage page =
        of(
            """
            tegula_store_rows_read_total{store="a b",view="x"} 1e3 1700000000000
            tegula_store_rows_read_total{store="c"} 2
            """);

    assertThat(page.sum("tegula_store_rows_read_total")).isEqualTo(1_002);
    assertThat(page.by("tegula_store_rows_read_total", "store"))
        .isEqualTo(Map.of("a b", 1e3, "c", 2.0));
  }

  @Test
  void of_withoutCounter_isRefused() {
    assertThatThrownBy(() -> of("tegula_store_rows_read_total_created 9\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no counter tegula_store_rows_read_total");
  }

  @Test
  void between_twoReadings_isWhatHappenedMeanwhile() {
    MetricsPage first =
        of(
            """
            tegula_store_rows_read_total 10
            tegula_requests_total{status="200"} 5
            tegula_phase_seconds_total{phase="read"} 1
            process_cpu_seconds_total 2
            """);
    MetricsPage last =
        of(
            """
            tegula_store_rows_read_total 40
            tegula_requests_total{status="200"} 14
            tegula_requests_total{status="400"} 1
            tegula_phase_seconds_total{phase="read"} 1.5
            tegula_phase_seconds_total{phase="write"} 0.25
            process_cpu_seconds_total 3
            """);

    ServerWork work = ServerWork.between(first, last, 2);

    assertThat(work.rowsRead()).isEqualTo(30);
    assertThat(work.perRequest().requests()).isEqualTo(10);
    assertThat(work.perRequest().storeReadsPerRequest()).isEqualTo(3);
    assertThat(work.perRequest().cpuMicrosPerRequest()).isEqualTo(100_000);
    assertThat(work.perRequest().phaseMicrosPerRequest())
        .isEqualTo(Map.of("read", 50_000.0, "write", 25_000.0));
  }

  @Test
  void between_aCounterWentBack_isRefused() {
    MetricsPage young = of("tegula_store_rows_read_total 4\nprocess_cpu_seconds_total 2\n");
    MetricsPage old = of("tegula_store_rows_read_total 9\nprocess_cpu_seconds_total 1\n");
    MetricsPage busy =
        of("tegula_store_rows_read_total 4\ntegula_phase_seconds_total{phase=\"read\"} 1\n");

    assertThatThrownBy(() -> ServerWork.between(old, young, 1))
        .hasMessage(
            "tegula_store_rows_read_total: counters went back, from 9.0 to 4.0 (was the server restarted?)");
    assertThatThrownBy(() -> ServerWork.between(young, old, 1))
        .hasMessageStartingWith("process_cpu_seconds_total: counters went back, from 2.0 to 1.0");
    assertThatThrownBy(() -> ServerWork.between(busy, young, 1))
        .hasMessageStartingWith("tegula_phase_seconds_total: counters went back, from 1.0 to 0.0");
  }
}
