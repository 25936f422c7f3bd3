package dev.tegula.http;

import dev.tegula.http.GetFeaturesRequest.Detail;
import dev.tegula.http.GetFeaturesRequest.OtherValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the body of a call token by token. By the rules of protobuf's JSON every field may be
 * written in snake_case or camelCase; fields and options that are not known are passed over.
 * Stateless; usable from any thread.
 */
final class RequestParser {

  private final JsonFactory json = new JsonFactory();

  /**
   * Reads a body.
   *
   * @throws ApiException when it is not JSON, or a field has a value of the wrong kind
   */
  GetFeaturesRequest parse(byte[] body) {
    if (body.length == 0) {
      throw ApiException.invalid("request body: empty (expected: {\"params\": {...}})");
    }
    GetFeaturesRequest request = new GetFeaturesRequest();
    boolean paramsSeen = false;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      parser.nextToken();
      expectObject(parser, "request body");
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals("params")) {
          paramsSeen = true;
          readParams(parser, request);
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw ApiException.invalid(
            "request body: more after the end of the object at %s (expected: one JSON object)"
                .formatted(position(parser.currentTokenLocation())));
      }
    } catch (JacksonException e) {
      throw ApiException.invalid(
          "request body: not JSON at %s: %s"
              .formatted(position(e.getLocation()), e.getOriginalMessage()));
    }
    if (!paramsSeen) {
      throw ApiException.invalid("params: missing (expected: an object)");
    }
    return request;
  }

  private static void readParams(JsonParser parser, GetFeaturesRequest request) {
    expectObject(parser, "params");
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "featureServiceName", "feature_service_name" ->
            request.serviceName = text(parser, name);
        case "workspaceName", "workspace_name" -> request.workspaceName = text(parser, name);
        case "joinKeyMap", "join_key_map" -> {
          if (token != JsonToken.VALUE_NULL) {
            readJoinKeys(parser, name, request);
          }
        }
        case "metadataOptions", "metadata_options" -> {
          if (token != JsonToken.VALUE_NULL) {
            readMetadataOptions(parser, name, request);
          }
        }
        case "requestOptions", "request_options" -> {
          if (token != JsonToken.VALUE_NULL) {
            readRequestOptions(parser, name, request);
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  private static void readJoinKeys(JsonParser parser, String field, GetFeaturesRequest request) {
    expectObject(parser, field);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      request.joinKey(name, joinKeyValue(parser));
    }
  }

  private static @Nullable Object joinKeyValue(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> {
        String digits = parser.getString();
        try {
          yield Long.valueOf(digits);
        } catch (NumberFormatException tooLarge) {
          yield new OtherValue(digits);
        }
      }
      default -> {
        String text = parser.getString();
        parser.skipChildren();
        yield new OtherValue(text);
      }
    };
  }

  private static void readMetadataOptions(
      JsonParser parser, String field, GetFeaturesRequest request) {
    expectObject(parser, field);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "includeNames", "include_names" -> request.ask(Detail.NAMES, wanted(parser, name));
        case "includeDataTypes", "include_data_types", "includeTypes", "include_types" ->
            request.ask(Detail.DATA_TYPES, wanted(parser, name));
        case "includeEffectiveTimes", "include_effective_times" ->
            request.ask(Detail.EFFECTIVE_TIMES, wanted(parser, name));
        case "includeServingStatus", "include_serving_status" ->
            request.ask(Detail.SERVING_STATUS, wanted(parser, name));
        case "includeSloInfo", "include_slo_info" ->
            request.ask(Detail.SLO_INFO, wanted(parser, name));
        default -> parser.skipChildren();
      }
    }
  }

  /** Whether an option is true; null is as if it were not there. */
  private static boolean wanted(JsonParser parser, String field) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw wrong(parser, field, "true or false");
    };
  }

  private static void readRequestOptions(
      JsonParser parser, String field, GetFeaturesRequest request) {
    expectObject(parser, field);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "coerceNullCountsToZero", "coerce_null_counts_to_zero" -> {
          if (token != JsonToken.VALUE_NULL) {
            request.coerceNullCountsToZero = wanted(parser, name);
          }
        }
        case "latencyBudgetMs", "latency_budget_ms" -> {
          if (token != JsonToken.VALUE_NULL) {
            request.latencyBudgetMillis = milliseconds(parser, name);
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  private static long milliseconds(JsonParser parser, String field) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
      try {
        long value = Long.parseLong(parser.getString());
        if (value > 0) {
          return value;
        }
      } catch (NumberFormatException notWhole) {
        throw wrong(parser, field, "milliseconds, > 0");
      }
    }
    throw wrong(parser, field, "milliseconds, > 0");
  }

  private static @Nullable String text(JsonParser parser, String field) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getString();
      default -> throw wrong(parser, field, "a string");
    };
  }

  private static void expectObject(JsonParser parser, String field) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong(parser, field, "an object");
    }
  }

  private static ApiException wrong(JsonParser parser, String field, String expected) {
    return ApiException.invalid(
        "%s: %s (expected: %s)".formatted(field, parser.getString(), expected));
  }

  private static String position(@Nullable TokenStreamLocation location) {
    return location == null
        ? "an unknown position"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
