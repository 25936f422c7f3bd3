package dev.tegula.localaws.imports;

import java.util.Objects;

/** A refusal as AWS words it: a code such as {@code ValidationException} and a message. */
public final class AwsException extends RuntimeException {

  private final String code;
  private final String message;

  public AwsException(String code, String message) {
    super(message);
    this.code = code;
    this.message = Objects.requireNonNull(message, "message");
  }

  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
