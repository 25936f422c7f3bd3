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

  /** Where the rows go. */
  interface Sink {
    void add(Row row) throws InterruptedException;
  }

  private final Random random;
  private final Sink sink;
  private final List<Row> window = new ArrayList<>(WINDOW_ROWS);

  RowShuffle(Random random, Sink sink) {
    this.random = random;
    this.sink = sink;
  }

  /** Keeps the row and, when the window is full, gives out one that was chosen by lot. */
  void add(Row row) throws InterruptedException {
    window.add(row);
    if (window.size() == WINDOW_ROWS) {
      Collections.swap(window, random.nextInt(WINDOW_ROWS), WINDOW_ROWS - 1);
      sink.add(window.remove(WINDOW_ROWS - 1));
    }
  }

  void flush() throws InterruptedException {
    Collections.shuffle(window, random);
    for (Row row : window) {
      sink.add(row);
    }
    window.clear();
  }
}
