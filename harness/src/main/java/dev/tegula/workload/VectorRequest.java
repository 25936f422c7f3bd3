package dev.tegula.workload;

import dev.tegula.workload.ResponseCheck.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is an {@link ExpectedVector}. Keeps the bytes of an answer that was right:
 * the same bytes are right again. Usable from any thread.
 */
public final class VectorRequest implements WorkloadRequest {

  private final String service;
  private final byte[] body;
  private final ExpectedVector vector;
  private final Supplier<ExpectedRequest> expected;

  /** Null until there was a right answer. */
  private volatile byte @Nullable [] right;

  /**
   * A request.
   *
   * @param expected the same in the words of a file, made when it is needed
   */
  public VectorRequest(
      String service, byte[] body, ExpectedVector vector, Supplier<ExpectedRequest> expected) {
    this.service = service;
    this.body = body;
    this.vector = vector;
    this.expected = expected;
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
    if (Arrays.equals(right, answer)) {
      return true;
    }
    if (VectorMatcher.matches(answer, vector)) {
      right = answer;
      return true;
    }
    // Perhaps right in another form: metadata that nobody asked for.
    return differences(200, answer).isEmpty();
  }

  @Override
  public List<Difference> differences(int status, byte[] answer) {
    return ResponseCheck.differences(expected.get(), status, answer);
  }

  @Override
  public Optional<ExpectedRequest> expected() {
    return Optional.of(expected.get());
  }
}
