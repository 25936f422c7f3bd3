package dev.tegula.service;

/** A service cannot be answered until one of its views has a generation that it can read. */
public final class ViewUnreadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ViewUnreadyException(String message) {
    super(message);
  }
}
