package dev.tegula.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeapOnlineStoreTest {

  @Test
  void read_manyRowsOfTwoTables_eachAnsweredInOrder() {
    HeapOnlineStore.Builder builder = new HeapOnlineStore.Builder();
    for (int i = 0; i < 10_000; i++) {
      builder.row("a", key(i), key(i + 1)).row("b", key(i), key(i + 2));
    }
    HeapOnlineStore store = builder.build();
    assertThat(store.rowCount()).isEqualTo(20_000);
    List<RowRead> reads = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      reads.add(new RowRead(i % 2 == 0 ? "a" : "b", key(i)));
    }
    List<RowAnswer> answers = store.read(reads, 0).toCompletableFuture().join();
    for (int i = 0; i < 10_000; i++) {
      assertThat(((RowAnswer.Found) answers.get(i)).row()).isEqualTo(key(i + 1 + i % 2));
    }
  }

  @Test
  void read_wholeAndDamagedRow_onlyTheFirstNeedsNoFurtherCheck() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/dev/tegula/tile/v1-tiles.row"));
    byte[] damaged = whole.clone();
    damaged[whole.length - 20] ^= 1;
    HeapOnlineStore store =
        new HeapOnlineStore.Builder().row("a", key(1), whole).row("a", key(2), damaged).build();
    assertThat(
            store
                .read(List.of(new RowRead("a", key(1)), new RowRead("a", key(2))), 0)
                .toCompletableFuture()
                .join())
        .containsExactly(new RowAnswer.Found(whole, true), new RowAnswer.Found(damaged, false));
  }

  @Test
  void read_unknownKeyAndTable_absentAndFailed() {
    HeapOnlineStore store = new HeapOnlineStore.Builder().table("empty").build();
    assertThat(
            store
                .read(
                    List.of(new RowRead("empty", key(1)), new RowRead("none", key(1))),
                    Long.MAX_VALUE)
                .toCompletableFuture()
                .join())
        .containsExactly(RowAnswer.Absent.INSTANCE, new RowAnswer.Failed("no table none"));
  }

  @Test
  void row_sameKeyTwice_refused() {
    HeapOnlineStore.Builder builder = new HeapOnlineStore.Builder().row("a", key(7), key(1));
    assertThatThrownBy(() -> builder.row("a", key(7), key(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key: 00000007 (expected: one row per key)");
  }

  @Test
  void publish_onlyTheNextNumber() {
    HeapActiveGenerations generations = new HeapActiveGenerations(Map.of());
    assertThatThrownBy(() -> generations.publish(generation(2)))
        .isInstanceOf(GenerationConflictException.class)
        .hasMessage("generation of views: 2 (expected: 1)");
    generations.publish(generation(1));
    generations.publish(generation(2));
    assertThatThrownBy(() -> generations.publish(generation(2)))
        .isInstanceOf(GenerationConflictException.class);
    assertThat(generations.current()).containsExactly(Map.entry("views", generation(2)));
  }

  private static Generation generation(long number) {
    return new Generation("views", "table", number, 0, 0, "hash");
  }

  private static byte[] key(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
