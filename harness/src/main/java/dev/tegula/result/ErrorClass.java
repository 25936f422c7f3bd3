package dev.tegula.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a request has no right answer. */
public enum ErrorClass {
  /**
   * No complete answer within the time allowed, counted from sending, or until a run that was
   * stopped had ended.
   */
  @JsonProperty("timeout")
  TIMEOUT,
  /** No connection, or one that broke before the answer was complete. */
  @JsonProperty("connect")
  CONNECT,
  @JsonProperty("http4xx")
  HTTP_4XX,
  @JsonProperty("http5xx")
  HTTP_5XX,
  /** Any other HTTP status than 200. */
  @JsonProperty("httpOther")
  HTTP_OTHER,
  /** HTTP 200 with another content than expected. */
  @JsonProperty("wrongAnswer")
  WRONG_ANSWER
}
