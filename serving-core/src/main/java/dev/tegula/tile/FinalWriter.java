package dev.tegula.tile;

import dev.tegula.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges rows of tiles for one edge, and lays the values out as rows of final values. */
final class FinalWriter {

  private final ViewLayout layout;
  private final FinalLayout finals;
  private final RowMerge merge;
  private final List<DataType> types;
  private final FeatureBuffer merged = new FeatureBuffer();
  private final ByteSink row = new ByteSink();
  private final ByteSink values = new ByteSink();
  private final Seal seal = new Seal();

  FinalWriter(ViewLayout layout) {
    this.layout = layout;
    this.finals = layout.finalLayout();
    this.types = finals.types();
    int[] slots = new int[types.size()];
    Arrays.setAll(slots, output -> output);
    this.merge = new RowMerge(layout, slots);
  }

  byte[] write(byte[] tiles, long edgeMicros) {
    merged.reset(types.size());
    merge.merge(tiles, edgeMicros, merged);
    writeValues(tiles, edgeMicros);
    int headLength = RowFormat.DIRECTORY + finals.directory().length;
    row.clear();
    row.putByte(ViewLayout.VERSION);
    row.putByte(RowFormat.FINAL);
    row.putShort(0);
    row.putInt(headLength + values.length() + RowFormat.TRAILER_BYTES);
    row.putInt(headLength);
    row.putInt(values.length());
    row.putLong(finals.fingerprint());
    row.putLong(layout.tileMicros());
    row.putLong(edgeMicros);
    row.putLong(edgeMicros);
    row.putBytes(finals.directory(), 0, finals.directory().length);
    row.putAll(values);
    row.putInt(0);
    seal.append(row, 0);
    return row.toArray();
  }

  private void writeValues(byte[] tiles, long edgeMicros) {
    values.clear();
    values.putLong(
        merge.attributesPresent() ? merge.attributeTimeMicros() : FinalLayout.NO_ATTRIBUTES);
    int windows = finals.windows().size();
    for (int first = 0; first < windows; first += 64) {
      long bits = 0;
      for (int i = first; i < Math.min(first + 64, windows); i++) {
        int output = finals.outputOf(finals.windows().get(i));
        bits |= TilesUsed.of(layout, output, tiles, edgeMicros).tiles() > 0 ? 1L << i : 0;
      }
      values.putLong(bits);
    }
    List<@Nullable Object> outputs = new ArrayList<>();
    for (int output = 0; output < types.size(); output++) {
      outputs.add(merged.isNull(output) ? null : value(output));
    }
    WordWriter.write(values, types, outputs);
    values.pad();
  }

  private Object value(int output) {
    return switch (merged.kind(output)) {
      case BOOLEAN -> merged.booleanAt(output);
      case INT64 -> merged.longAt(output);
      case FLOAT64 -> merged.doubleAt(output);
      case STRING -> {
        int offset = merged.areaOffset(output);
        yield Arrays.copyOfRange(merged.area(), offset, offset + merged.length(output));
      }
      case LIST -> merged.listAt(output);
      case NULL -> throw new IllegalStateException("output " + output + " is null");
    };
  }
}
