package dev.tegula.http;

import dev.tegula.json.JsonBuffer;
import dev.tegula.service.StoreFailedException;
import dev.tegula.service.ViewUnreadyException;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as callers see them: {@code {"error":...,"code":...,"message":...}}. Stateless. */
final class ErrorResponse {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponse.class);

  private ErrorResponse() {}

  /** What a failure is to a caller. What nobody foresaw is logged, and not told in detail. */
  static ApiException of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ApiException api) {
      return api;
    }
    if (cause instanceof ViewUnreadyException || cause instanceof StoreFailedException) {
      return new ApiException(ApiStatus.UNAVAILABLE, cause.getMessage());
    }
    LOG.error("a call failed", cause);
    return new ApiException(ApiStatus.INTERNAL, "internal error; the server's log says more");
  }

  static Buffer body(ApiException error) {
    JsonBuffer json = new JsonBuffer();
    String message = String.valueOf(error.getMessage());
    json.raw(JsonBuffer.ascii("{\"error\":"));
    json.string(message);
    json.raw(JsonBuffer.ascii(",\"code\":"));
    json.number(error.status().code());
    json.raw(JsonBuffer.ascii(",\"message\":"));
    json.string(message);
    json.raw('}');
    return Buffer.buffer(json.length()).appendBytes(json.bytes(), 0, json.length());
  }
}
