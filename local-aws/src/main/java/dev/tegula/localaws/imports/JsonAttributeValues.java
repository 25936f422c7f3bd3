package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB JSON to attribute values; {@code IllegalArgumentException} names the attribute that is
 * wrong.
 */
final class JsonAttributeValues {

  private JsonAttributeValues() {}

  static Map<String, AttributeValue> item(JsonNode item) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    item.properties()
        .forEach(
            member -> attributes.put(member.getKey(), value(member.getKey(), member.getValue())));
    return attributes;
  }

  private static AttributeValue value(String name, JsonNode tagged) {
    if (!tagged.isObject() || tagged.size() != 1) {
      throw new IllegalArgumentException(
          name + ": " + tagged + " (expected: an object with one type, as {\"S\":\"text\"})");
    }
    Map.Entry<String, JsonNode> member = tagged.properties().iterator().next();
    JsonNode value = member.getValue();
    return switch (member.getKey()) {
      case "S" -> AttributeValue.fromS(text(name, value));
      case "N" -> AttributeValue.fromN(text(name, value));
      case "B" -> AttributeValue.fromB(bytes(name, value));
      case "BOOL" -> AttributeValue.fromBool(bool(name, value));
      case "NULL" -> AttributeValue.fromNul(bool(name, value));
      case "SS" -> AttributeValue.fromSs(all(name, value, element -> text(name, element)));
      case "NS" -> AttributeValue.fromNs(all(name, value, element -> text(name, element)));
      case "BS" -> AttributeValue.fromBs(all(name, value, element -> bytes(name, element)));
      case "L" -> AttributeValue.fromL(all(name, value, element -> value(name, element)));
      case "M" -> AttributeValue.fromM(map(name, value));
      default ->
          throw new IllegalArgumentException(
              name
                  + ": "
                  + member.getKey()
                  + " (expected: S, N, B, BOOL, NULL, SS, NS, BS, L or M)");
    };
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: a JSON string)");
    }
    return value.textValue();
  }

  private static boolean bool(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: true or false)");
    }
    return value.booleanValue();
  }

  private static SdkBytes bytes(String name, JsonNode value) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text(name, value)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": not base64: " + e.getMessage(), e);
    }
  }

  private static <T> List<T> all(String name, JsonNode array, Function<JsonNode, T> element) {
    if (!array.isArray()) {
      throw new IllegalArgumentException(name + ": " + array + " (expected: a JSON array)");
    }
    List<T> elements = new ArrayList<>(array.size());
    array.forEach(one -> elements.add(element.apply(one)));
    return elements;
  }

  private static Map<String, AttributeValue> map(String name, JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException(name + ": " + object + " (expected: a JSON object)");
    }
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    object
        .properties()
        .forEach(member -> members.put(member.getKey(), value(name, member.getValue())));
    return members;
  }
}
