package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the body of an answer is the expected one, without building it as a tree: the
 * generator checks every answer and must not become the bottleneck. It gives the verdict of {@link
 * ResponseCheck#differences}, which a test holds it to, and does not say why. Immutable; usable
 * from any thread.
 */
public final class AnswerMatcher {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final ExpectedRequest request;
  private final ExpectedTokens @Nullable [] values;
  private final boolean metadataAsked;

  /** Prepares the check of answers to a request. */
  public AnswerMatcher(ExpectedRequest request) {
    this.request = request;
    this.values = ExpectedTokens.ofValues(request);
    this.metadataAsked = ResponseCheck.asksForMetadata(request);
  }

  /** Whether the body of an answer with HTTP status 200 is the expected one. */
  public boolean matches(byte[] body) {
    if (values == null) {
      return ResponseCheck.differences(request, 200, body).isEmpty();
    }
    try (JsonParser parser = JSON.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && matchesAnswer(parser, values)
          && parser.nextToken() == null;
    } catch (JsonProcessingException notJson) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  private boolean matchesAnswer(JsonParser parser, ExpectedTokens[] expected) throws IOException {
    boolean result = false;
    boolean metadata = !metadataAsked;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      if (field.equals("result")) {
        result = matchesResult(parser, expected);
        if (!result) {
          return false;
        }
      } else if (field.equals("metadata")) {
        metadata = matchesMetadata(parser);
        if (!metadata) {
          return false;
        }
      } else {
        parser.skipChildren();
      }
    }
    return result && metadata;
  }

  private static boolean matchesResult(JsonParser parser, ExpectedTokens[] expected)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT
        || !"features".equals(parser.nextFieldName())
        || parser.nextToken() != JsonToken.START_ARRAY) {
      return false;
    }
    for (ExpectedTokens value : expected) {
      if (!value.matchNext(parser)) {
        return false;
      }
    }
    return parser.nextToken() == JsonToken.END_ARRAY && parser.nextToken() == JsonToken.END_OBJECT;
  }

  private boolean matchesMetadata(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    boolean features = false;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (!field.equals("features")) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY && matchesEntries(parser)) {
        features = true;
      } else {
        return false;
      }
    }
    return features;
  }

  private boolean matchesEntries(JsonParser parser) throws IOException {
    for (int i = 0; i < request.names().size(); i++) {
      if (!matchesEntry(parser, i)) {
        return false;
      }
    }
    return parser.nextToken() == JsonToken.END_ARRAY;
  }

  private boolean matchesEntry(JsonParser parser, int i) throws IOException {
    boolean name = !metadataAsked;
    boolean status = !metadataAsked || request.status().isEmpty();
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return token != JsonToken.END_ARRAY && name && status;
    }
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      if (field.equals("name")) {
        name = ExpectedTokens.isText(parser, request.names().get(i));
        if (!name) {
          return false;
        }
      } else if (field.equals("status") && !request.status().isEmpty()) {
        status = ExpectedTokens.isText(parser, request.status().get(i));
        if (!status) {
          return false;
        }
      } else {
        parser.skipChildren();
      }
    }
    return name && status;
  }
}
