package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupRowTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/tegula/tile");

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void member_changedHead_refused(int members) {
    byte[][] rows = new byte[members][];
    rows[0] = new byte[] {1, 2, 3};
    rows[2] = new byte[] {4};
    byte[] item = GroupRow.pack(rows);
    assertThat(GroupRow.member(item, false, 0, members)).containsExactly(1, 2, 3);
    assertThat(GroupRow.member(item, false, 1, members)).isNull();
    assertThat(GroupRow.member(item, false, 2, members)).containsExactly(4);
    assertThatThrownBy(() -> GroupRow.member(item, false, 0, 2))
        .isInstanceOf(CorruptRowException.class);
    for (int bit = 0; bit < 8 * GroupRow.headBytes(members); bit++) {
      byte[] changed = item.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> GroupRow.member(changed, false, 0, members))
          .isInstanceOf(CorruptRowException.class);
    }
  }

  /** A store on the heap checks what it keeps once, without knowing what it is. */
  @Test
  void pack_goldenRows_goldenBytesSealedAsAWhole() throws IOException {
    byte[] tiles = Files.readAllBytes(GOLDEN.resolve("v1-tiles-one-edge.row"));
    byte[] finals = Files.readAllBytes(GOLDEN.resolve("v1-final.row"));
    byte[] item = GroupRow.pack(new byte[][] {tiles, null, finals});
    Path file = GOLDEN.resolve("v1-group.row");
    if ("write".equals(System.getProperty("tegula.golden"))) {
      Files.write(file, item);
    }
    assertThat(item).isEqualTo(Files.readAllBytes(file));
    assertThat(RowSeal.intact(item)).isTrue();
    assertThat(GroupRow.member(item, true, 2, 3)).isEqualTo(finals);
    item[item.length - 1] ^= 1;
    assertThat(RowSeal.intact(item)).isFalse();
  }
}
