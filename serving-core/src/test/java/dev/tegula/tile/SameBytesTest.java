package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The same events give the same bytes, however they come: sorted as a whole, as a bulk backfill
 * does, or merged from sorted pieces, as a write path does. Replay with {@code -Dtegula.seed=N}.
 */
final class SameBytesTest {

  private static final int CASES = 600;

  private record Piece(List<Event> events, int next) {
    Event head() {
      return events.get(next);
    }
  }

  @Test
  void finish_sortedAtOnceOrMergedFromPieces_sameBytes() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    System.out.println("SameBytesTest: -Dtegula.seed=" + base);
    for (int i = 0; i < CASES; i++) {
      check(new RandomCase(base + i), "-Dtegula.seed=" + (base + i));
    }
  }

  private static void check(RandomCase random, String where) {
    Comparator<Event> canonical = canonicalOrder(random.layout);
    List<Event> arrived = new ArrayList<>(random.events);
    Collections.shuffle(arrived, random.random());

    List<Event> sorted = new ArrayList<>(arrived);
    sorted.sort(canonical);
    byte[] atOnce = Views.build(new RowBuilder(random.layout), sorted);

    RowBuilder builder = new RowBuilder(random.layout);
    // A builder that has seen another entity, as any but the first one has.
    Views.build(builder, sorted.subList(0, sorted.size() / 2));
    builder.begin();
    PriorityQueue<Piece> pieces = pieces(arrived, canonical, random.random());
    while (!pieces.isEmpty()) {
      Piece piece = pieces.remove();
      builder.add(piece.head().timeMicros(), piece.head());
      if (piece.next() + 1 < piece.events().size()) {
        pieces.add(new Piece(piece.events(), piece.next() + 1));
      }
    }
    assertThat(builder.finish()).as(where).isEqualTo(atOnce);
  }

  private static PriorityQueue<Piece> pieces(
      List<Event> events, Comparator<Event> canonical, Random random) {
    PriorityQueue<Piece> pieces = new PriorityQueue<>(Comparator.comparing(Piece::head, canonical));
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(events.size()));
      List<Event> piece = new ArrayList<>(events.subList(from, to));
      piece.sort(canonical);
      pieces.add(new Piece(piece, 0));
      from = to;
    }
    return pieces;
  }

  private static Comparator<Event> canonicalOrder(ViewLayout layout) {
    return Comparator.comparingLong(Event::timeMicros)
        .thenComparing(event -> CanonicalRow.encode(layout, event), Arrays::compareUnsigned);
  }
}
