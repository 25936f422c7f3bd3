package dev.tegula.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of one kind of entity as CSV: its id, when, and the number of the day. */
final class DaySource {

  private DaySource() {}

  /**
   * Writes the history that windows need, a week before it and the day at the edge, neither of
   * which may count.
   */
  static void write(Path file, long seed, Entity entity, int longestWindowDays) throws IOException {
    int first = Calendar.EDGE_DAY - Calendar.historyDays(longestWindowDays);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(entity.key() + ",at,x\n");
      for (int day = first; day <= Calendar.EDGE_DAY; day++) {
        for (int id = 1; id <= entity.count(); id++) {
          writer.write(Integer.toString(id));
          writer.write(',');
          writer.write(Calendar.instant(day, Entity.secondOfDay(id)));
          writer.write(',');
          writer.write(Long.toString(entity.day(seed, id, day)));
          writer.write('\n');
        }
      }
    }
  }
}
