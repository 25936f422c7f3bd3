package dev.tegula.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Generated files, read back by somebody who knows only what they say. */
final class WrittenFiles {

  private WrittenFiles() {}

  /** A line of a CSV file: an id, an instant, and the rest. */
  record Line(long id, Instant at, String rest) {

    /** Whether it lies in the window of so many days that ends at an edge. */
    boolean isIn(Instant edge, int days) {
      return at.isBefore(edge) && !at.isBefore(edge.minusSeconds(days * 86_400L));
    }
  }

  static List<Line> lines(Path csv) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
      String[] parts = line.split(",");
      lines.add(new Line(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]));
    }
    return lines;
  }
}
