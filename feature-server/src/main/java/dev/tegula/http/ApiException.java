package dev.tegula.http;

import org.jspecify.annotations.Nullable;

/** A call that is answered with an error of the contract. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ApiStatus status;

  ApiException(ApiStatus status, @Nullable String message) {
    // Callers cause these at will: no stack trace for each.
    super(message, null, false, false);
    this.status = status;
  }

  static ApiException invalid(@Nullable String message) {
    return new ApiException(ApiStatus.INVALID_ARGUMENT, message);
  }

  ApiStatus status() {
    return status;
  }
}
