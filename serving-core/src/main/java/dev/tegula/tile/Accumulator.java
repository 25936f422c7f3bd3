package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;

/** The state of one open tile. Closing writes it and makes it ready for the next tile. */
abstract class Accumulator {

  private final int column;
  private long inputs;

  Accumulator(TileState state) {
    this.column = state.column();
  }

  static Accumulator of(TileState state) {
    return switch (state.operation()) {
      case COUNT -> new Count(state);
      case LAST_DISTINCT -> new LastDistinct(state);
      case SUM, MEAN, MIN, MAX ->
          state.type() == ScalarType.STRING ? new StringExtreme(state) : new Numeric(state);
    };
  }

  final void add(InputRow row) {
    if (!row.isNull(column)) {
      take(row, column, inputs == 0);
      inputs++;
    }
  }

  final void close(ByteSink fixed, ByteSink variable) {
    fixed.putLong(inputs);
    fixed.putLong(inputs == 0 ? 0 : finish(variable));
    inputs = 0;
  }

  /** Takes a value that is not null. */
  abstract void take(InputRow row, int at, boolean first);

  /** Writes the variable part, if any; returns the second word. */
  abstract long finish(ByteSink variable);

  private static final class Count extends Accumulator {
    Count(TileState state) {
      super(state);
    }

    @Override
    void take(InputRow row, int at, boolean first) {
      // The number of inputs is all there is to know.
    }

    @Override
    long finish(ByteSink variable) {
      return 0;
    }
  }

  private static final class Numeric extends Accumulator {
    private final TileState state;
    private long bits;

    Numeric(TileState state) {
      super(state);
      this.state = state;
    }

    @Override
    void take(InputRow row, int at, boolean first) {
      long value =
          state.type() == ScalarType.INT64
              ? row.longAt(at)
              : Double.doubleToRawLongBits(row.doubleAt(at));
      if (state.operation() == TileState.Operation.MEAN && state.type() == ScalarType.INT64) {
        value = Double.doubleToRawLongBits(row.longAt(at));
      }
      bits = first ? value : Arithmetic.combine(state, bits, value);
    }

    @Override
    long finish(ByteSink variable) {
      return bits;
    }
  }

  private static final class StringExtreme extends Accumulator {
    private final boolean least;
    private byte[] best = new byte[0];

    StringExtreme(TileState state) {
      super(state);
      this.least = state.operation() == TileState.Operation.MIN;
    }

    @Override
    void take(InputRow row, int at, boolean first) {
      byte[] value = row.utf8At(at);
      int order = first ? 0 : Arrays.compareUnsigned(value, best);
      if (first || (least ? order < 0 : order > 0)) {
        best = value;
      }
    }

    @Override
    long finish(ByteSink variable) {
      int offset = variable.length();
      variable.putInt(best.length);
      variable.putBytes(best, 0, best.length);
      return offset;
    }
  }

  private static final class LastDistinct extends Accumulator {
    private final TileState state;

    /** Least recently seen first. */
    private final LinkedHashSet<Object> values = new LinkedHashSet<>();

    LastDistinct(TileState state) {
      super(state);
      this.state = state;
    }

    @Override
    void take(InputRow row, int at, boolean first) {
      Object value =
          state.type() == ScalarType.INT64
              ? (Object) row.longAt(at)
              : ByteBuffer.wrap(row.utf8At(at));
      values.remove(value);
      values.add(value);
      if (values.size() > state.limit()) {
        values.remove(values.iterator().next());
      }
    }

    @Override
    long finish(ByteSink variable) {
      int offset = variable.length();
      variable.putInt(values.size());
      for (Object value : values) {
        if (value instanceof ByteBuffer utf8) {
          variable.putInt(utf8.capacity());
          variable.putBytes(utf8.array(), 0, utf8.capacity());
        } else {
          variable.putLong((Long) value);
        }
      }
      values.clear();
      return offset;
    }
  }
}
