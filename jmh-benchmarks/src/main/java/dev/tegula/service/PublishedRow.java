package dev.tegula.service;

import dev.tegula.tile.EdgeRange;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.Random;

/** The bytes that an entity takes in a view of {@link PublishedMix}, by the form of its row. */
public enum PublishedRow {
  /** Every value in eight bytes and nothing else. */
  RAW("raw values, eight bytes each"),
  ANY_EDGE("tiles for any edge"),
  EDGES_OF_A_DAY("tiles cut to the edges of a day"),
  FINAL("final values");

  /** What DynamoDB writes, and bills, at a time. */
  public static final double WRITE_UNIT_BYTES = 1_024;

  private static final long SEED = 42;

  private final String text;

  PublishedRow(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }

  /** The bytes of a row with an event on each of the last 356 days; without its key. */
  public int bytes() {
    if (this == RAW) {
      return PublishedMix.FEATURES * Long.BYTES;
    }
    ViewLayout layout = ViewLayout.of(PublishedMix.view("measured"));
    RowBuilder builder = new RowBuilder(layout, edges());
    PublishedEvent event = new PublishedEvent(layout);
    Random random = new Random(SEED);
    builder.begin();
    for (int day = PublishedMix.LONGEST_DAYS; day > 0; day--) {
      event.draw(random);
      builder.add(PublishedMix.EDGE_MICROS - day * PublishedMix.DAY_MICROS, event);
    }
    return (this == FINAL ? builder.finishFinal(PublishedMix.EDGE_MICROS) : builder.finish())
        .length;
  }

  private EdgeRange edges() {
    return this == EDGES_OF_A_DAY
        ? new EdgeRange(
            PublishedMix.EDGE_MICROS, PublishedMix.EDGE_MICROS + PublishedMix.DAY_MICROS)
        : EdgeRange.ANY;
  }
}
