package dev.tegula.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that is made for something, so that nothing older gets mixed up with it. */
public final class NewFolder {

  private NewFolder() {}

  /**
   * Makes the folder that {@code --out} names.
   *
   * @throws IllegalArgumentException when something lies in it
   */
  public static void require(Path out) throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> there = Files.list(out)) {
      if (there.findAny().isPresent()) {
        throw new IllegalArgumentException("--out: " + out + " (expected: a new or empty folder)");
      }
    }
  }
}
