package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonParser;
import dev.tegula.workload.ResponseCheck.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request whose answer must have some number of values, whatever they are. Immutable. */
final class ShapeRequest implements WorkloadRequest {

  private static final int QUOTED = 200;

  private final String service;
  private final byte[] body;
  private final ExpectedVector shape;

  ShapeRequest(String service, byte[] body, int features) {
    this.service = service;
    this.body = body;
    this.shape = new Anything(features);
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public boolean matches(byte[] answer) {
    return VectorMatcher.matches(answer, shape);
  }

  @Override
  public List<Difference> differences(int status, byte[] answer) {
    if (status == 200 && matches(answer)) {
      return List.of();
    }
    String text = new String(answer, StandardCharsets.UTF_8);
    String quoted = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    return List.of(
        new Difference(
            "answer",
            "HTTP 200 with " + shape.size() + " values",
            "HTTP " + status + " " + quoted));
  }

  @Override
  public Optional<ExpectedRequest> expected() {
    return Optional.empty();
  }

  private record Anything(int size) implements ExpectedVector {

    @Override
    public boolean matches(int position, JsonParser parser) throws IOException {
      // An array that is too short ends here.
      boolean value = parser.currentToken() != null && !parser.currentToken().isStructEnd();
      parser.skipChildren();
      return value;
    }
  }
}
