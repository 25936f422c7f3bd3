package dev.tegula.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiKeysTest {

  private static final String HASH = "ab".repeat(32);

  @TempDir private Path folder;

  @Test
  void read_malformedLine_namesFileAndLineButNotTheContent() throws IOException {
    for (String line : new String[] {"my-key", HASH + "00", HASH.substring(2), HASH + "x name"}) {
      Path file = Files.writeString(folder.resolve("keys"), HASH + " a\n\n" + line + "\n");
      assertThatThrownBy(() -> ApiKeys.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              file
                  + ":3: not a hash (expected: the SHA-256 of a key as 64 hexadecimal digits,"
                  + " then optionally a name)");
    }
  }

  @Test
  void read_noLine_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "\n \n");
    assertThatThrownBy(() -> ApiKeys.read(file))
        .hasMessage(file + ": no key (expected: at least one line)");
  }
}
