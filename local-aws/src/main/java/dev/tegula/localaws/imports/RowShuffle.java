package dev.tegula.localaws.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Gives rows out in a random order within a window, because the order in which AWS writes the rows
 * of an object is undefined. Confined to one thread.
 */
final class RowShuffle {

  private static final int WINDOW_ROWS = 1000;
  private static final long WINDOW_BYTES = 16 << 20;

  /** Where the rows go. */
  interface Sink {
    void add(Row row) throws InterruptedException;
  }

  private final Random random;
  private final Sink sink;
  private final List<Row> window = new ArrayList<>();
  private long windowBytes;

  RowShuffle(Random random, Sink sink) {
    this.random = random;
    this.sink = sink;
  }

  /** Keeps the row and, as long as the window is too full, gives out one that was chosen by lot. */
  void add(Row row) throws InterruptedException {
    window.add(row);
    windowBytes += row.sizeBytes();
    while (window.size() >= WINDOW_ROWS || windowBytes > WINDOW_BYTES) {
      int last = window.size() - 1;
      Collections.swap(window, random.nextInt(window.size()), last);
      Row chosen = window.remove(last);
      windowBytes -= chosen.sizeBytes();
      sink.add(chosen);
    }
  }

  void flush() throws InterruptedException {
    Collections.shuffle(window, random);
    for (Row row : window) {
      sink.add(row);
    }
    window.clear();
    windowBytes = 0;
  }
}
