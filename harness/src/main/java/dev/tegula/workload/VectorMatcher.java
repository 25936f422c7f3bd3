package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Tells whether an answer in its plain form, values and nothing else, holds an {@link
 * ExpectedVector}, without building anything. What it accepts, {@link ResponseCheck#differences}
 * accepts. Stateless; usable from any thread.
 */
public final class VectorMatcher {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private VectorMatcher() {}

  /** Whether the body of an answer with HTTP status 200 is the expected one. */
  public static boolean matches(byte[] body, ExpectedVector expected) {
    try (JsonParser parser = JSON.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && "result".equals(parser.nextFieldName())
          && parser.nextToken() == JsonToken.START_OBJECT
          && "features".equals(parser.nextFieldName())
          && parser.nextToken() == JsonToken.START_ARRAY
          && matchesValues(parser, expected)
          && parser.nextToken() == JsonToken.END_OBJECT
          && parser.nextToken() == JsonToken.END_OBJECT
          && parser.nextToken() == null;
    } catch (JsonProcessingException notJson) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  private static boolean matchesValues(JsonParser parser, ExpectedVector expected)
      throws IOException {
    for (int i = 0; i < expected.size(); i++) {
      parser.nextToken();
      if (!expected.matches(i, parser)) {
        return false;
      }
    }
    return parser.nextToken() == JsonToken.END_ARRAY;
  }
}
