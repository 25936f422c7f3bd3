package dev.tegula.journal;

/** The lease was taken over; nothing more may be written under its token. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException(Lease lost, String now) {
    super(
        "table group %s: its lease is held by %s (expected: token %d); nothing more is written by this one"
            .formatted(lost.tableGroup(), now, lost.token()));
  }
}
