package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.run.ForwardCost.Quantities;
import dev.tegula.backfill.run.ForwardCost.TableSize;
import dev.tegula.price.PriceBook;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForwardCostTest {

  private static final PriceBook PRICES =
      PriceBook.load("us-east-1", LocalDate.parse("2026-08-15"));

  @Test
  void of_manyChangesOfLargeRows_refreshIsCheaper() {
    ForwardCost cost =
        ForwardCost.of(
            new Quantities(704, 3, new TableSize(4_007, 4_007L * 6_550), OptionalDouble.empty()),
            PRICES);
    // 704 x 3 rows x 7 units x $0.625 a million
    assertThat(cost.rowWritesUsd().doubleValue()).isEqualTo(0.00924, Offset.offset(1e-9));
    assertThat(cost.refreshUsd().doubleValue()).isBetween(0.0045, 0.0052);
    assertThat(cost.cheaper()).isEqualTo(How.REFRESH);
  }

  @Test
  void of_rowsWereWrittenBefore_takesWhatTheyConsumed() {
    ForwardCost cost =
        ForwardCost.of(
            new Quantities(
                1_000, 1, new TableSize(1_000_000, 1_000_000L * 900), OptionalDouble.of(2.5)),
            PRICES);
    assertThat(cost.rowWritesUsd().doubleValue()).isEqualTo(0.0015625, Offset.offset(1e-9));
  }

  @Test
  void of_fewChanges_rowWritesAreCheaper() {
    ForwardCost cost =
        ForwardCost.of(
            new Quantities(
                1_000, 1, new TableSize(1_000_000, 1_000_000L * 900), OptionalDouble.empty()),
            PRICES);
    assertThat(cost.rowWritesUsd().doubleValue()).isEqualTo(0.000625, Offset.offset(1e-9));
    assertThat(cost.cheaper()).isEqualTo(How.ROW_WRITES);
    assertThat(cost.toString()).contains("row writes $", "re-import $", "us-east-1 2026-08-15");
  }
}
