package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import dev.tegula.type.ScalarType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** The n distinct values seen last, or first. */
final class DistinctState extends VariableState {

  private final boolean latest;
  private final int limit;

  /** By the occurrence that counts, the earliest first. */
  private final LinkedHashSet<Object> values = new LinkedHashSet<>();

  DistinctState(Cell cell) {
    super(cell);
    this.latest = cell.kind() == StateKind.LAST_DISTINCT;
    this.limit = cell.state().parameter();
  }

  @Override
  void add(InputRow row, int column) {
    if (row.isNull(column)) {
      return;
    }
    Object value =
        cell().type() == ScalarType.INT64
            ? (Object) row.longAt(column)
            : ByteBuffer.wrap(row.utf8At(column));
    if (latest) {
      values.remove(value);
      values.add(value);
      if (values.size() > limit) {
        values.remove(values.iterator().next());
      }
    } else if (values.size() < limit) {
      values.add(value);
    }
  }

  @Override
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The latest first, or the earliest first: in the order in which a merge wants them. */
  @Override
  void writeTo(ByteSink sink) {
    sink.putInt(values.size());
    List<Object> order = new ArrayList<>(values);
    if (latest) {
      Collections.reverse(order);
    }
    for (Object value : order) {
      if (value instanceof ByteBuffer utf8) {
        Values.writeUtf8(sink, utf8.array());
      } else {
        sink.putLong((Long) value);
      }
    }
  }

  @Override
  void clear() {
    values.clear();
  }
}
