package dev.tegula.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.price.PriceBook;
import org.junit.jupiter.api.Test;

class CapacityTest {

  private static final Capacity.Request REQUEST = new Capacity.Request(250, 33, 20_000, 45_000);

  @Test
  void of_publishedRate_isProportional() {
    Capacity capacity =
        Capacity.of(
            "scenario-1",
            REQUEST,
            new Capacity.Scale(100_000, 2_000),
            PriceBook.latest("us-east-1"));

    assertThat(capacity.cores()).isEqualTo(25);
    assertThat(capacity.coresAtHalf()).isEqualTo(50);
    assertThat(capacity.connections()).isEqualTo(2_000);
    assertThat(capacity.storeQps()).isEqualTo(3_300_000);
    assertThat(capacity.callerBytesPerSecond()).isEqualTo(4.5e9);
    assertThat(capacity.storeBytesPerSecond()).isEqualTo(6.6e9);
    // 3.3 million eventually consistent reads of one block: half a unit each, 3,600 seconds.
    assertThat(capacity.reads().onDemandHour().quantity()).isEqualByComparingTo("5940000000");
    assertThat(capacity.reads().onDemandHour().basis()).isEqualTo(Basis.MODELLED);
  }

  @Test
  void request_withoutCpu_isRefused() {
    assertThatThrownBy(() -> new Capacity.Request(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: CPU above 0");
  }
}
