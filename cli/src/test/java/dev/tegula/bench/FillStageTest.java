package dev.tegula.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.result.BackfillResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillStageTest {

  private static String views(String usd, String basis) {
    return """
        [{"view":"aircraft","loadType":"BULK","state":"PUBLISHED","rowsIn":20,"rowsConsolidated":4,
          "rowsDroppedNullKey":0,"processedItemCount":4,"importedItemCount":4,"errorCount":0,
          "uncompressedBytes":4000,"itemBytes":2002,"importPrefix":"p","table":"t","activeTable":"t",
          "generation":1,"leadingEdge":"2014-01-01T00:00:00Z","usd":%s,"basis":"%s"}]
        """
        .formatted(usd, basis);
  }

  private final FillStage stage = new FillStage(new LocalCloud());

  @Test
  void views_pricedByTheBackfill_keepItsMeasuredPriceExactly() throws Exception {
    List<BackfillResult.View> views = stage.views(views("0.00012345678901234567", "measured"));

    assertThat(views).hasSize(1);
    assertThat(views.get(0).usd()).isEqualTo(new BigDecimal("0.00012345678901234567"));
    assertThat(stage.meanItemBytes("aircraft")).isEqualTo(501);
  }

  @Test
  void views_withoutAPriceList_haveNoPrice() throws Exception {
    assertThat(stage.views(views("null", "unknown")).get(0).usd()).isNull();
  }

  @Test
  void views_pricedOnAnotherBasis_refused() {
    assertThatThrownBy(() -> stage.views(views("1", "modelled")))
        .hasMessage("basis: modelled (expected: measured)");
  }
}
