package dev.tegula.service;

/** The store refused or failed to read a row that a request needs. */
public final class StoreFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreFailedException(String message) {
    super(message);
  }

  public StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
