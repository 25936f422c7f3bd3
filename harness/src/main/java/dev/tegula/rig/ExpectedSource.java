package dev.tegula.rig;

import dev.tegula.workload.AnswerMatcher;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.ResponseCheck;
import dev.tegula.workload.ResponseCheck.Difference;
import dev.tegula.workload.WorkloadRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws evenly from requests with known answers. */
public final class ExpectedSource implements RequestSource {

  private final List<WorkloadRequest> requests;
  private final SplittableRandom choice;

  /**
   * A source.
   *
   * @param requests at least one
   * @param seed gives the same requests each time
   */
  public ExpectedSource(List<ExpectedRequest> requests, long seed) {
    this.requests = requests.stream().map(ExpectedSource::prepared).toList();
    // Another stream than the arrivals', which use the seed itself.
    this.choice = new SplittableRandom(seed).split();
  }

  @Override
  public WorkloadRequest next() {
    return requests.get(choice.nextInt(requests.size()));
  }

  /** A request that is ready to be sent and its answer to be checked. */
  public static WorkloadRequest prepared(ExpectedRequest expected) {
    return new Prepared(expected);
  }

  /** Keeps the bytes of an answer that was right: the same bytes are right again. */
  private static final class Prepared implements WorkloadRequest {
    private final ExpectedRequest expected;
    private final AnswerMatcher matcher;
    private final byte[] body;
    private volatile byte[] right = {};

    Prepared(ExpectedRequest expected) {
      this.expected = expected;
      this.matcher = new AnswerMatcher(expected);
      this.body = expected.body().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String service() {
      return expected.service();
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
      boolean matches = matcher.matches(answer);
      if (matches) {
        right = answer;
      }
      return matches;
    }

    @Override
    public List<Difference> differences(int status, byte[] answer) {
      return ResponseCheck.differences(expected, status, answer);
    }

    @Override
    public Optional<ExpectedRequest> expected() {
      return Optional.of(expected);
    }
  }
}
