package dev.tegula.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first byte to its answer, which it gets exactly once. Confined to its event
 * loop.
 */
final class Exchange {

  /** The contract's limit on what a call may carry. */
  static final int MAX_BODY_BYTES = 4 << 20;

  private static final byte[] NOTHING = {};

  private final HttpServerRequest request;
  private final long arrivedNanos;
  private @Nullable Buffer body;
  private long bodyBytes;
  private boolean received;
  private boolean finished;

  Exchange(HttpServerRequest request, long arrivedNanos) {
    this.request = request;
    this.arrivedNanos = arrivedNanos;
  }

  HttpServerRequest request() {
    return request;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  /** Takes a piece of the body. What is over the limit is counted and let go. */
  void take(Buffer piece) {
    bodyBytes += piece.length();
    if (bodyBytes <= MAX_BODY_BYTES) {
      body = body == null ? piece : body.appendBuffer(piece);
    } else {
      body = null;
    }
  }

  void receivedAll() {
    received = true;
  }

  boolean received() {
    return received;
  }

  /**
   * The whole body.
   *
   * @throws ApiException when it was over the limit
   */
  byte[] body() {
    if (bodyBytes > MAX_BODY_BYTES) {
      throw ApiException.invalid(
          "request body: %d bytes (expected: <= %d)".formatted(bodyBytes, MAX_BODY_BYTES));
    }
    return body == null ? NOTHING : body.getBytes();
  }

  /** Takes note that the caller has gone; there is nobody left to answer. */
  void abandon() {
    finished = true;
  }

  /** True when there is an answer already, or nobody to give it to. */
  boolean finished() {
    return finished;
  }

  /** Sends the answer; the exchange is finished. */
  void answer(int httpStatus, String contentType, Buffer answer) {
    finished = true;
    request
        .response()
        .setStatusCode(httpStatus)
        .putHeader("content-type", contentType)
        .end(answer)
        // Fails only when the caller has gone, which is the caller's right.
        .onFailure(gone -> abandon());
  }
}
