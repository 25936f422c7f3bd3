package dev.tegula.backfill.consolidate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UniqueKeysTest {

  private final UniqueKeys keys = new UniqueKeys(1, 4);

  @Test
  void accept_differentKeysOfOneHash_areFine() {
    keys.accept(-3, new byte[] {1});
    assertThatCode(() -> keys.accept(-3, new byte[] {2})).doesNotThrowAnyException();
    assertThatCode(() -> keys.accept(1, new byte[] {1})).doesNotThrowAnyException();
  }

  @Test
  void accept_keyTwice_fails() {
    keys.accept(5, new byte[] {1});
    keys.accept(5, new byte[] {2});
    assertThatThrownBy(() -> keys.accept(5, new byte[] {1}))
        .hasMessage("consolidation: two rows for one entity");
  }

  @Test
  void accept_descendingHash_fails() {
    keys.accept(5, new byte[] {1});
    assertThatThrownBy(() -> keys.accept(1, new byte[] {2}))
        .hasMessage("consolidation: keys are not sorted by hash");
  }

  @Test
  void accept_hashOfAnotherPartition_fails() {
    assertThatThrownBy(() -> keys.accept(6, new byte[] {2}))
        .hasMessage("consolidation: a key of partition 2 in partition 1 of 4");
  }
}
