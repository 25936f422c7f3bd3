package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoreReadsTest {

  private static double parse(String page) {
    return StoreReads.parse(page.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parse_plainCounter_isItsValue() {
    assertThat(
            parse(
                """
                # HELP tegula_store_rows_read_total Rows read
                # TYPE tegula_store_rows_read_total counter
                tegula_requests_total 7
                tegula_store_rows_read_total 12345.0
                tegula_store_rows_read_total_created 9
                """))
        .isEqualTo(12_345);
  }

  @Test
  void parse_labelledCounter_isTheSum() {
    assertThat(
            parse(
                """
                tegula_store_rows_read_total{store="a b",view="x"} 1e3 1700000000000
                tegula_store_rows_read_total{store="c"} 2
                """))
        .isEqualTo(1_002);
  }

  @Test
  void parse_withoutCounter_isRefused() {
    assertThatThrownBy(() -> parse("tegula_store_rows_read_total_created 9\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no counter tegula_store_rows_read_total");
  }
}
