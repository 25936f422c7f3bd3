package dev.tegula.importobject;

import com.amazon.ion.IonException;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonType;
import com.amazon.ion.system.IonReaderBuilder;
import dev.tegula.store.RowItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A line of ION, {@code $ion_1_0 {Item:{k:{{...}},v:{{...}}}}}, with a blob per attribute. */
final class IonItem implements ItemLine {

  private final IonReaderBuilder ion = IonReaderBuilder.standard();

  @Override
  public void read(String line, ImportObjectReader.RowSink sink) {
    byte @Nullable [] key = null;
    byte @Nullable [] row = null;
    try (IonReader reader = ion.build(line)) {
      expect(reader.next() == IonType.STRUCT);
      reader.stepIn();
      expect(reader.next() == IonType.STRUCT && "Item".equals(reader.getFieldName()));
      reader.stepIn();
      for (IonType type = reader.next(); type != null; type = reader.next()) {
        String name = reader.getFieldName();
        if (RowItem.KEY_ATTRIBUTE.equals(name)) {
          key = binary(reader, type);
        } else if (RowItem.ROW_ATTRIBUTE.equals(name)) {
          row = binary(reader, type);
        }
      }
      reader.stepOut();
      expect(reader.next() == null);
      reader.stepOut();
      expect(reader.next() == null);
    } catch (IonException | IOException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
    ImportObjectReader.give(key, row, sink);
  }

  private static byte[] binary(IonReader reader, IonType type) {
    if (type != IonType.BLOB || reader.isNullValue()) {
      throw new IllegalArgumentException(
          "attribute %s: type %s (expected: BLOB)".formatted(reader.getFieldName(), type));
    }
    return reader.newBytes();
  }

  private static void expect(boolean held) {
    if (!held) {
      throw new IllegalArgumentException("not an item (expected: {Item:{name:{{base64}}}})");
    }
  }
}
