package dev.tegula.backfill.consolidate;

import dev.tegula.definition.FeatureView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries a view's definition to Spark's executors. The definitions are plain records that know
 * nothing of serialization: each travels as its class and components, and is built again by its own
 * constructor, checks included.
 */
final class ViewTransport {

  private ViewTransport() {}

  static byte[] pack(FeatureView view) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Packing(bytes)) {
      out.writeObject(view);
    } catch (IOException e) {
      throw new IllegalStateException("feature view " + view.name() + " cannot travel", e);
    }
    return bytes.toByteArray();
  }

  static FeatureView unpack(byte[] packed) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(packed))) {
      return (FeatureView) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("a feature view did not arrive whole", e);
    }
  }

  private static final class Packing extends ObjectOutputStream {

    Packing(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) throws IOException {
      if (object instanceof Optional<?> optional) {
        return new PackedOptional(optional.orElse(null));
      }
      if (object instanceof Record record && !(object instanceof Serializable)) {
        return PackedRecord.of(record);
      }
      return object;
    }
  }

  private record PackedOptional(@Nullable Object value) implements Serializable {

    Object readResolve() {
      return Optional.ofNullable(value);
    }
  }

  private record PackedRecord(Class<?> type, @Nullable Object[] components)
      implements Serializable {

    static PackedRecord of(Record record) throws IOException {
      RecordComponent[] declared = record.getClass().getRecordComponents();
      @Nullable Object[] components = new @Nullable Object[declared.length];
      try {
        for (int i = 0; i < declared.length; i++) {
          components[i] = declared[i].getAccessor().invoke(record);
        }
      } catch (ReflectiveOperationException e) {
        throw new IOException(record.getClass() + " cannot be read", e);
      }
      return new PackedRecord(record.getClass(), components);
    }

    Object readResolve() {
      try {
        Class<?>[] types =
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(components);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type + " cannot be built", e);
      }
    }
  }
}
