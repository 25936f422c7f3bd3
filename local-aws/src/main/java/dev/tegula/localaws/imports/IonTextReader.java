package dev.tegula.localaws.imports;

import com.amazon.ion.IonException;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One {@code $ion_1_0 {Item:{...}}} after the other, in Ion text. */
final class IonTextReader implements ItemReader {

  private final IonSystem ion = IonSystemBuilder.standard().build();

  @Override
  public void read(InputStream object, Rows rows)
      throws IOException, UnreadableRowException, InterruptedException {
    Iterator<IonValue> values = ion.iterate(new InputStreamReader(object, StandardCharsets.UTF_8));
    for (@Nullable IonValue value = next(values); value != null; value = next(values)) {
      if (!(value instanceof IonStruct row)
          || !(row.get("Item") instanceof IonStruct item)
          || item.isNullValue()) {
        throw new UnreadableRowException("the row has no member Item that is a struct");
      }
      Map<String, AttributeValue> attributes;
      try {
        attributes = IonAttributeValues.struct(item);
      } catch (IllegalArgumentException e) {
        rows.badRow(String.valueOf(e.getMessage()));
        continue;
      }
      rows.item(attributes);
    }
  }

  /** The next value, or null at the end; all parsing happens here. */
  private static @Nullable IonValue next(Iterator<IonValue> values)
      throws IOException, UnreadableRowException {
    try {
      return values.hasNext() ? values.next() : null;
    } catch (IonException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new UnreadableRowException("not Ion: " + e.getMessage());
    }
  }
}
