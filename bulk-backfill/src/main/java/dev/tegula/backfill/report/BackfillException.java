package dev.tegula.backfill.report;

import dev.tegula.journal.LeaseHeldException;
import dev.tegula.journal.LeaseLostException;
import dev.tegula.store.GenerationConflictException;
import org.jspecify.annotations.Nullable;

/**
 * A backfill cannot go on. The message is one line that names the view, the value and what was
 * expected; it is thrown on executors too and found again by {@link #oneLine(Throwable)}.
 */
public final class BackfillException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackfillException(String message) {
    super(message);
  }

  public BackfillException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What to tell a person of a failure: its own words, or else the first line of its root. */
  public static String oneLine(Throwable failure) {
    Throwable root = failure;
    for (Throwable at = failure; at != null; at = next(at)) {
      if (tellsItself(at)) {
        return firstLine(at);
      }
      root = at;
    }
    return firstLine(root);
  }

  private static boolean tellsItself(Throwable failure) {
    return failure instanceof BackfillException
        || failure instanceof IllegalArgumentException
        || failure instanceof LeaseHeldException
        || failure instanceof LeaseLostException
        || failure instanceof GenerationConflictException;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    return message.strip().lines().findFirst().orElse("");
  }
}
