package dev.tegula.workload;

import dev.tegula.workload.ResponseCheck.Difference;
import java.util.List;
import java.util.Optional;

/**
 * One request of a workload and the judgement of its answer. Sources hand out the same object again
 * for the same request where there are few different ones. Immutable; usable from any thread.
 */
public interface WorkloadRequest {

  /** The feature service that is asked. */
  String service();

  /** The HTTP body; never changed. */
  byte[] body();

  /** Whether the body of an answer with HTTP status 200 is right. Fast, and does not say why. */
  boolean matches(byte[] answer);

  /** Every difference of an answer; empty exactly when it is right. Slow. */
  List<Difference> differences(int status, byte[] answer);

  /** The request with its answer in the words of an expected-requests file, when it is known. */
  Optional<ExpectedRequest> expected();
}
