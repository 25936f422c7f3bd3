package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks members of a request by their dotted path, first letters small as in AWS's messages, and
 * collects what is wrong.
 */
final class MemberChecks {

  private final JsonNode root;
  private final List<String> errors = new ArrayList<>();

  MemberChecks(JsonNode root) {
    this.root = root;
  }

  String string(String path, String pattern) {
    return string(path, pattern, Integer.MAX_VALUE);
  }

  String string(String path, String pattern, int maxLength) {
    JsonNode value = at(path);
    if (value.isMissingNode() || value.isNull()) {
      error("null", path, "Member must not be null");
      return "";
    }
    checkLength(value.asText(), path, maxLength);
    if (!value.asText().matches(pattern)) {
      error(value.asText(), path, "Member must satisfy regular expression pattern: " + pattern);
    }
    return value.asText();
  }

  String optionalString(String path, String fallback, int maxLength) {
    String value = at(path).asText(fallback);
    checkLength(value, path, maxLength);
    return value;
  }

  String optionalString(String path, String fallback, String pattern) {
    JsonNode value = at(path);
    return value.isMissingNode() || value.isNull() ? fallback : string(path, pattern);
  }

  int optionalInt(String path, int fallback, int min, int max) {
    int value = at(path).asInt(fallback);
    if (value < min) {
      error(value, path, "Member must have value greater than or equal to " + min);
    }
    if (value > max) {
      error(value, path, "Member must have value less than or equal to " + max);
    }
    return value;
  }

  /** An enum's constant; without a fallback the member is required. */
  <E extends Enum<E>> E member(String path, Class<E> type, @Nullable E fallback) {
    JsonNode value = at(path);
    E[] constants = type.getEnumConstants();
    if (value.isMissingNode() || value.isNull()) {
      if (fallback == null) {
        error("null", path, "Member must not be null");
        return constants[0];
      }
      return fallback;
    }
    for (E constant : constants) {
      if (constant.name().equals(value.asText())) {
        return constant;
      }
    }
    error(
        value.asText(), path, "Member must satisfy enum value set: " + Arrays.toString(constants));
    return constants[0];
  }

  void present(String path) {
    if (!at(path).isArray()) {
      error("null", path, "Member must not be null");
    }
  }

  void error(Object value, String path, String constraint) {
    errors.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(value, path, constraint));
  }

  /** Throws when anything was wrong. */
  void done() {
    if (!errors.isEmpty()) {
      throw new AwsException(
          "ValidationException",
          "%d validation error%s detected: %s"
              .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
    }
  }

  private void checkLength(String value, String path, int maxLength) {
    if (value.length() > maxLength) {
      error(value, path, "Member must have length less than or equal to " + maxLength);
    }
  }

  private JsonNode at(String path) {
    JsonNode node = root;
    for (String name : path.split("\\.", -1)) {
      node = node.path(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
    return node;
  }
}
