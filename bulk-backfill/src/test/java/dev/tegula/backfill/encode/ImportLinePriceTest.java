package dev.tegula.backfill.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.PackedItemSize;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The cost model knows lines and items by their sizes alone; it must know the ones written here.
 */
class ImportLinePriceTest {

  @ParameterizedTest
  @EnumSource(ImportFormat.class)
  void pricedLine_ofAnyItem_isAsLongAsTheOneWritten(ImportFormat format) {
    ImportLineFormat priced = ImportLineFormat.valueOf(format.name());
    for (int key = 0; key < 20; key++) {
      for (int row = 0; row < 100; row += 7) {
        PackedItem item = PackedItem.of(new byte[key], new byte[row]);
        PackedItemSize size = new PackedItemSize(key, row);

        assertThat(size.lineBytes(priced)).isEqualTo(format.lineBytes(item));
        assertThat(size.itemBytes()).isEqualTo(item.sizeBytes());
      }
    }
  }

  @Test
  void formats_thatArePriced_areThoseWritten() {
    assertThat(Arrays.stream(ImportLineFormat.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ImportFormat.values()).map(Enum::name).toList());
  }
}
