package dev.tegula.localaws.imports;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonBool;
import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonList;
import com.amazon.ion.IonString;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Ion to attribute values. Numbers must be Ion decimals: that AWS takes Ion's ints and floats is
 * not documented, so nobody should rely on it.
 */
final class IonAttributeValues {

  private IonAttributeValues() {}

  static Map<String, AttributeValue> struct(IonStruct struct) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    for (IonValue member : struct) {
      attributes.put(member.getFieldName(), value(member));
    }
    return attributes;
  }

  private static AttributeValue value(IonValue value) {
    if (value.isNullValue()) {
      return AttributeValue.fromNul(true);
    }
    return switch (value.getType()) {
      case STRING -> AttributeValue.fromS(string(value));
      case DECIMAL -> AttributeValue.fromN(number(value));
      case BLOB -> AttributeValue.fromB(bytes(value));
      case BOOL -> AttributeValue.fromBool(((IonBool) value).booleanValue());
      case STRUCT -> AttributeValue.fromM(struct((IonStruct) value));
      case LIST -> list((IonList) value);
      default -> throw unexpected(value, "a string, decimal, blob, bool, null, list or struct");
    };
  }

  private static AttributeValue list(IonList list) {
    if (list.hasTypeAnnotation("$dynamodb_SS")) {
      return AttributeValue.fromSs(all(list, IonAttributeValues::string));
    }
    if (list.hasTypeAnnotation("$dynamodb_NS")) {
      return AttributeValue.fromNs(all(list, IonAttributeValues::number));
    }
    if (list.hasTypeAnnotation("$dynamodb_BS")) {
      return AttributeValue.fromBs(all(list, IonAttributeValues::bytes));
    }
    return AttributeValue.fromL(all(list, IonAttributeValues::value));
  }

  private static <T> List<T> all(IonList list, Function<IonValue, T> element) {
    List<T> elements = new ArrayList<>(list.size());
    for (IonValue one : list) {
      elements.add(element.apply(one));
    }
    return elements;
  }

  private static String string(IonValue value) {
    if (value instanceof IonString string) {
      return string.stringValue();
    }
    throw unexpected(value, "a string");
  }

  private static String number(IonValue value) {
    if (value instanceof IonDecimal decimal) {
      return decimal.bigDecimalValue().toString();
    }
    throw unexpected(value, "a decimal");
  }

  private static SdkBytes bytes(IonValue value) {
    if (value instanceof IonBlob blob) {
      return SdkBytes.fromByteArrayUnsafe(blob.getBytes());
    }
    throw unexpected(value, "a blob");
  }

  private static IllegalArgumentException unexpected(IonValue value, String expected) {
    return new IllegalArgumentException(
        value.getFieldName() + ": " + value + " (expected: " + expected + ")");
  }
}
