package dev.tegula.rig;

import dev.tegula.workload.ExpectedRequest;
import io.vertx.core.buffer.Buffer;

/**
 * A request whose body is ready to be sent.
 *
 * @param body never changed
 */
record PreparedRequest(ExpectedRequest expected, Buffer body) {

  static PreparedRequest of(ExpectedRequest expected) {
    return new PreparedRequest(expected, Buffer.buffer(expected.body().toString()));
  }
}
