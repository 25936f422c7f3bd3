package dev.tegula.oracle;

/** The oracle cannot answer. The message is one line for the person who asked. */
final class OracleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OracleException(String message) {
    super(message);
  }

  OracleException(String message, Throwable cause) {
    super(message, cause);
  }
}
