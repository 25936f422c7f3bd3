package dev.tegula.http;

/** The ways in which a call can fail: HTTP status and gRPC code as the wire contract pairs them. */
enum ApiStatus {
  INVALID_ARGUMENT(400, 3),
  UNAUTHENTICATED(401, 7),
  NOT_FOUND(404, 5),
  METHOD_NOT_ALLOWED(405, 12),
  INTERNAL(500, 13),
  UNAVAILABLE(503, 14),
  DEADLINE_EXCEEDED(504, 4);

  private final int httpStatus;
  private final int code;

  ApiStatus(int httpStatus, int code) {
    this.httpStatus = httpStatus;
    this.code = code;
  }

  int httpStatus() {
    return httpStatus;
  }

  int code() {
    return code;
  }
}
