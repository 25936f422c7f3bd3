package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts one batch until DynamoDB has taken all of it. What is left unprocessed, throttled or lost on
 * the way is sent again after a pause that doubles while nothing is taken, with full jitter; puts
 * of whole rows may be repeated.
 */
final class BatchPut {

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** In a row without a single item taken; a minute or two by the pauses' mean. */
  private static final int MOST_FRUITLESS_ATTEMPTS = 24;

  private final RowSender sender;
  private final Pause pause;
  private final RandomGenerator random;

  BatchPut(RowSender sender, Pause pause, RandomGenerator random) {
    this.sender = sender;
    this.pause = pause;
    this.random = random;
  }

  WriteCount all(String table, List<WriteRequest> batch) {
    List<WriteRequest> left = List.copyOf(batch);
    WriteCount count = WriteCount.NONE;
    int fruitless = 0;
    while (true) {
      RowSender.Answer answer = sender.send(table, left);
      int taken = left.size() - answer.left().size();
      boolean more = !answer.left().isEmpty();
      count =
          count.plus(
              new WriteCount(taken, answer.writeUnits(), 1, more ? answer.left().size() : 0));
      if (!more) {
        return count;
      }
      left = answer.left();
      fruitless = taken > 0 ? 0 : fruitless + 1;
      if (fruitless == MOST_FRUITLESS_ATTEMPTS) {
        throw new BackfillException(
            "table %s: no row taken in %d attempts: %s (expected: a table with write capacity)"
                .formatted(table, fruitless, answer.reason()));
      }
      pauseAfter(fruitless);
    }
  }

  private void pauseAfter(int fruitless) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(fruitless, 20));
    try {
      pause.forMillis(1 + random.nextLong(most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while writing rows");
    }
  }
}
