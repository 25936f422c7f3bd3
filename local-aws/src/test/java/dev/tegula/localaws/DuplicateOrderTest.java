package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which of two rows with one key survives: a matter of chance on AWS, of the seed here. */
class DuplicateOrderTest {

  private static final int KEYS = 16;

  @Test
  void importTable_sameSeed_keepsTheSameRows() {
    assertThat(survivors(7)).isEqualTo(survivors(7));
  }

  @Test
  void importTable_oneSeed_keepsFirstAndSecondRowsWithinAndAcrossObjects() {
    Set<String> kept = new HashSet<>(survivors(7).values());

    assertThat(kept).containsExactlyInAnyOrder("first", "second", "other object");
  }

  @Test
  void importTable_otherSeed_keepsOtherRows() {
    assertThat(survivors(8)).isNotEqualTo(survivors(7));
  }

  private static Map<String, String> survivors(long seed) {
    StringBuilder both = new StringBuilder();
    for (String version : new String[] {"first", "second"}) {
      for (int i = 0; i < KEYS; i++) {
        both.append(row(i, version));
      }
    }
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < KEYS / 2; i++) {
      other.append(row(i, "other object"));
    }
    Map<String, byte[]> objects =
        Map.of("a/1", Imports.bytes(both.toString()), "a/2", Imports.bytes(other.toString()));
    try (HeldImports aws = new HeldImports(objects, seed)) {
      aws.ended(aws.start("duplicates", "token"));
      return aws.items("duplicates").stream()
          .collect(Collectors.toMap(item -> item.get("p").s(), item -> item.get("v").s()));
    }
  }

  private static String row(int key, String version) {
    return "{\"Item\":{\"p\":{\"S\":\"%d\"},\"v\":{\"S\":\"%s\"}}}\n".formatted(key, version);
  }
}
