package dev.tegula.http;

import dev.tegula.json.JsonBuffer;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;

/** Data types as the contract describes them: {@code {"type":"array","elementType":{...}}}. */
final class DataTypeJson {

  private DataTypeJson() {}

  static void write(JsonBuffer out, DataType type) {
    out.raw(JsonBuffer.ascii("{\"type\":"));
    out.string(typeName(type));
    if (type instanceof ArrayType array) {
      out.raw(JsonBuffer.ascii(",\"elementType\":"));
      write(out, array.element());
    }
    out.raw('}');
  }

  /** The bare word, which older clients read beside the object. */
  static String typeName(DataType type) {
    return type instanceof ScalarType scalar ? scalar.declaredName() : "array";
  }
}
