package dev.tegula.journal;

/** Somebody else works on the table group. The message says who, and until when. */
public final class LeaseHeldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseHeldException(Lease held) {
    super(
        "table group %s: %s works on it, until %s unless renewed (expected: nobody)"
            .formatted(held.tableGroup(), held.holder(), held.expires()));
  }
}
