package dev.tegula.store;

/** Somebody else published a generation of the same table group first. */
public final class GenerationConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public GenerationConflictException(String message) {
    super(message);
  }
}
