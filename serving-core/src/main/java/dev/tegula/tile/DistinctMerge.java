package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import dev.tegula.type.ScalarType;
import java.util.Arrays;

/**
 * The n distinct values that occurred last or first: goes through the tiles from that end and keeps
 * each value where it is met first. Remembers offsets into the row, not values, in an
 * open-addressed table at least twice their number in size.
 */
final class DistinctMerge extends VariableMerge {

  private final boolean latest;
  private final ScalarType type;
  private final int[] found;
  private final int[] table;
  private int size;
  private int mask;

  DistinctMerge(ViewLayout layout, int cell) {
    super(layout, cell);
    this.latest = cell().kind() == StateKind.LAST_DISTINCT;
    this.type = (ScalarType) cell().type();
    this.found = new int[cell().state().parameter()];
    this.table = new int[Integer.highestOneBit(Math.max(4, found.length)) * 4];
  }

  @Override
  void clear() {
    size = 0;
  }

  @Override
  void take(TileRun run, int from, int to) {
    // The values of a window are found when it is written.
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    prepare(run, tiles);
    if (latest) {
      for (int i = 0; i < tiles && size < found.length; i++) {
        find(run.row, state(run.row, run.tiles.offsets()[i]));
      }
    } else {
      for (int i = tiles - 1; i >= 0 && size < found.length; i--) {
        find(run.row, state(run.row, run.tiles.offsets()[i]));
      }
    }
    out.beginList(to.slot());
    for (int i = 0; i < size; i++) {
      Values.addElement(run.row, found[latest ? size - 1 - i : i], type, out);
    }
    out.endList();
  }

  /** Clears as much of the table as the lists of the window can fill by half. */
  private void prepare(TileRun run, int tiles) {
    long values = 2;
    for (int i = 0; i < tiles && values < found.length; i++) {
      int list = state(run.row, run.tiles.offsets()[i]);
      values += list == 0 ? 0 : Math.max(0, LittleEndian.getInt(run.row, list));
    }
    int capacity = Integer.highestOneBit((int) Math.min(values, found.length)) * 4;
    mask = Math.min(capacity, table.length) - 1;
    Arrays.fill(table, 0, mask + 1, 0);
    size = 0;
  }

  private void find(byte[] row, int list) {
    if (list == 0) {
      return;
    }
    int count = LittleEndian.getInt(row, list);
    int at = list + 4;
    for (int i = 0; i < count && size < found.length; i++) {
      addIfNew(row, at);
      at = Values.end(row, at, type);
    }
  }

  private void addIfNew(byte[] row, int at) {
    int bucket = hash(row, at) & mask;
    while (table[bucket] != 0) {
      if (same(row, table[bucket], at)) {
        return;
      }
      bucket = bucket + 1 & mask;
    }
    table[bucket] = at;
    found[size++] = at;
  }

  private int hash(byte[] row, int at) {
    long hash =
        type == ScalarType.INT64
            ? LittleEndian.getLong(row, at) * 0x9e3779b97f4a7c15L
            : XxHash64.hash(row, at + 4, LittleEndian.getInt(row, at));
    return (int) (hash >>> 32);
  }

  private boolean same(byte[] row, int a, int b) {
    if (type == ScalarType.INT64) {
      return LittleEndian.getLong(row, a) == LittleEndian.getLong(row, b);
    }
    return Arrays.equals(
        row, a + 4, Values.end(row, a, type), row, b + 4, Values.end(row, b, type));
  }
}
