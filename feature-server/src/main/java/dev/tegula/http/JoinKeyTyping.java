package dev.tegula.http;

import dev.tegula.definition.JoinKey;
import dev.tegula.http.GetFeaturesRequest.OtherValue;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the join keys of a request against those that a service needs. Stateless. */
final class JoinKeyTyping {

  private JoinKeyTyping() {}

  /**
   * The values in the service's order: String, Long or null. An int64 may come as a number or, as
   * it must when it is larger than JavaScript can hold, as a string of digits.
   *
   * @throws ApiException when a key is missing or has a value of another type
   */
  static List<@Nullable Object> typed(List<JoinKey> wanted, GetFeaturesRequest request) {
    List<@Nullable Object> values = new ArrayList<>(wanted.size());
    for (JoinKey key : wanted) {
      int position = request.joinKeyPosition(key.name());
      if (position < 0) {
        throw ApiException.invalid("Missing required join key: " + key.name());
      }
      values.add(typed(key, request.joinKeyValue(position)));
    }
    return values;
  }

  private static @Nullable Object typed(JoinKey key, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (key.type() == ScalarType.STRING && value instanceof String) {
      return value;
    }
    if (key.type() == ScalarType.INT64) {
      if (value instanceof Long) {
        return value;
      }
      if (value instanceof String digits) {
        try {
          return Long.valueOf(digits);
        } catch (NumberFormatException e) {
          throw wrong(key, '"' + digits + '"');
        }
      }
    }
    throw wrong(key, value instanceof OtherValue other ? other.text() : value.toString());
  }

  private static ApiException wrong(JoinKey key, String value) {
    return ApiException.invalid(
        "join key %s: %s (expected: %s)".formatted(key.name(), value, key.type().declaredName()));
  }
}
