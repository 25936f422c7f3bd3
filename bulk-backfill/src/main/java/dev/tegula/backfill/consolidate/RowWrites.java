package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.WriteCount;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a job of row writes has done.
 *
 * @param rowsBuilt rows that it meant to write
 * @param count what was written
 * @param canaries some of the rows, each the last that was written under its key
 */
public record RowWrites(long rowsBuilt, WriteCount count, List<PackedItem> canaries)
    implements Serializable {

  public static final RowWrites NONE = new RowWrites(0, WriteCount.NONE, List.of());

  private static final int MOST_CANARIES = 16;

  public RowWrites {
    canaries = List.copyOf(canaries);
  }

  /** Together with writes of other keys. */
  RowWrites beside(RowWrites other) {
    List<PackedItem> both =
        Stream.concat(canaries.stream(), other.canaries.stream()).limit(MOST_CANARIES).toList();
    return new RowWrites(rowsBuilt + other.rowsBuilt, count.plus(other.count), both);
  }

  /**
   * Together with later writes. Only the canaries of the last ones count: they may have replaced
   * what came before.
   */
  RowWrites then(RowWrites later) {
    return new RowWrites(
        rowsBuilt + later.rowsBuilt,
        count.plus(later.count),
        later.rowsBuilt == 0 ? canaries : later.canaries);
  }
}
