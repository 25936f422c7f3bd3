package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import java.util.ArrayDeque;
import java.util.Iterator;

/** The latest or earliest n values, nulls among them. */
final class ListState extends VariableState {

  private final boolean latest;
  private final int limit;
  private final ArrayDeque<byte[]> values = new ArrayDeque<>();
  private final ByteSink encoder = new ByteSink();

  ListState(Cell cell) {
    super(cell);
    this.latest = cell.kind() == StateKind.LAST_N;
    this.limit = cell.state().parameter();
  }

  @Override
  void add(InputRow row, int column) {
    if (values.size() == limit) {
      if (!latest) {
        return;
      }
      values.removeFirst();
    }
    encoder.clear();
    Values.write(encoder, cell().type(), row, column);
    values.addLast(encoder.toArray());
  }

  @Override
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The latest first, or the earliest first: in the order in which a merge wants them. */
  @Override
  void writeTo(ByteSink sink) {
    sink.putInt(values.size());
    Iterator<byte[]> order = latest ? values.descendingIterator() : values.iterator();
    order.forEachRemaining(value -> sink.putBytes(value, 0, value.length));
  }

  @Override
  void clear() {
    values.clear();
  }
}
