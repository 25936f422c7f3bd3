package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.stream.IntStream;

/** Copies the wanted attributes of a row into their slots. */
final class AttributeMerge {

  private final int[] slots;
  private final int[] positions;
  private final DataType[] types;
  private final int headBytes;

  AttributeMerge(ViewLayout layout, int[] slots) {
    int[] outputs =
        IntStream.range(0, slots.length)
            .filter(output -> slots[output] >= 0 && !layout.outputs().get(output).aggregate())
            .toArray();
    this.slots = new int[outputs.length];
    this.positions = new int[outputs.length];
    this.types = new DataType[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      this.slots[i] = slots[outputs[i]];
      positions[i] = layout.attribute(outputs[i]);
      types[i] = layout.outputs().get(outputs[i]).type();
    }
    this.headBytes = AttributeSection.headBytes(layout.attributeColumns().size());
  }

  void read(byte[] row, int section, FeatureBuffer out) {
    for (int i = 0; i < slots.length; i++) {
      int position = positions[i];
      long presence = LittleEndian.getLong(row, section + 8 + 8 * (position >>> 6));
      if ((presence >>> position & 1) == 0) {
        out.setNull(slots[i]);
      } else {
        int word = section + headBytes + 8 * position;
        if (types[i] instanceof ArrayType || types[i] == ScalarType.STRING) {
          word = section + Math.toIntExact(LittleEndian.getLong(row, word));
        }
        Values.read(row, word, types[i], out, slots[i]);
      }
    }
  }

  void setNulls(FeatureBuffer out) {
    for (int slot : slots) {
      out.setNull(slot);
    }
  }
}
