package dev.tegula.localaws.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowShuffleTest {

  @Test
  void add_manyRows_givesEachOnceInAnotherOrder() throws InterruptedException {
    List<Row> out = new ArrayList<>();
    RowShuffle shuffle = new RowShuffle(new Random(1), out::add);
    List<Row> in = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      in.add(row(i, 1));
    }

    for (Row row : in) {
      shuffle.add(row);
    }
    shuffle.flush();

    assertThat(out).containsExactlyInAnyOrderElementsOf(in).isNotEqualTo(in);
  }

  @Test
  void add_largeRows_keepsOnlySomeMegabytes() throws InterruptedException {
    List<Row> out = new ArrayList<>();
    RowShuffle shuffle = new RowShuffle(new Random(1), out::add);

    for (int i = 0; i < 100; i++) {
      shuffle.add(row(i, 400_000));
    }

    assertThat(100 - out.size()).isEqualTo((16 << 20) / 400_000);
  }

  private static Row row(int index, int sizeBytes) {
    SdkBytes bytes = SdkBytes.fromByteArrayUnsafe(new byte[sizeBytes]);
    return new Row("key", index, Map.of("v", AttributeValue.fromB(bytes)));
  }
}
