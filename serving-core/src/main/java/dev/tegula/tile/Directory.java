package dev.tegula.tile;

import dev.tegula.definition.OutputFeature;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;

/**
 * What a packed row says of its own columns and states, so that a reader needs no definition to
 * take it apart, and so that a row of another definition is told at once.
 */
final class Directory {

  private static final int ARRAY = 16;
  private static final int ATTRIBUTE = 128;

  private Directory() {}

  static byte[] encode(ViewLayout layout) {
    ByteSink sink = new ByteSink();
    sink.putShort(layout.columns().size());
    for (int column = 0; column < layout.columns().size(); column++) {
      int attribute = layout.attributeColumns().contains(column) ? ATTRIBUTE : 0;
      sink.putByte(attribute | code(layout.columns().get(column).type()));
    }
    sink.putShort(layout.cells().size());
    for (Cell cell : layout.cells()) {
      sink.putByte(cell.kind().code());
      sink.putShort(cell.column());
      sink.putShort(cell.state().parameter());
    }
    sink.pad();
    return sink.toArray();
  }

  /** What a row of final values says of its outputs. */
  static byte[] encodeFinal(List<OutputFeature> outputs) {
    ByteSink sink = new ByteSink();
    sink.putShort(outputs.size());
    for (OutputFeature output : outputs) {
      sink.putByte((output.aggregate() ? 0 : ATTRIBUTE) | code(output.type()));
    }
    sink.pad();
    return sink.toArray();
  }

  private static int code(DataType type) {
    if (type instanceof ArrayType array) {
      return ARRAY | code(array.element());
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> 1;
      case INT64 -> 2;
      case FLOAT64 -> 3;
      case STRING -> 4;
    };
  }
}
