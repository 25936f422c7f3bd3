package dev.tegula.rig;

/** A target that cannot be measured; the message is one line for people. */
public final class TargetException extends Exception {

  TargetException(String message) {
    super(message);
  }

  TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
