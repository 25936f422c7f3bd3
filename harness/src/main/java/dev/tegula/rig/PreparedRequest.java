package dev.tegula.rig;

import dev.tegula.workload.AnswerMatcher;
import dev.tegula.workload.ExpectedRequest;
import io.vertx.core.buffer.Buffer;

/**
 * A request that is ready to be sent and its answer to be checked.
 *
 * @param body never changed
 */
record PreparedRequest(ExpectedRequest expected, AnswerMatcher matcher, Buffer body) {

  static PreparedRequest of(ExpectedRequest expected) {
    return new PreparedRequest(
        expected, new AnswerMatcher(expected), Buffer.buffer(expected.body().toString()));
  }
}
