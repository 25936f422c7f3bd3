package dev.tegula.tile;

/**
 * A stored row cannot be read: an unknown version, a truncated or an inconsistent layout. Concerns
 * one row alone.
 */
public final class CorruptRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CorruptRowException(String message) {
    super(message);
  }
}
