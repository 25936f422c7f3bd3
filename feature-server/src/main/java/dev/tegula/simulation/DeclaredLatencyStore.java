package dev.tegula.simulation;

import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Answers what the store behind it answers, when the declared latency of the slowest read has
 * passed; reads that take longer than the request's deadline are late, and the answer comes at the
 * deadline. Usable from any thread.
 */
public final class DeclaredLatencyStore implements OnlineStore {

  private final OnlineStore behind;
  private final DeclaredLatency declared;
  private final Alarm alarm;
  private final LongSupplier nanoClock;
  private final AtomicLong requests = new AtomicLong();

  DeclaredLatencyStore(
      OnlineStore behind, DeclaredLatency declared, Alarm alarm, LongSupplier nanoClock) {
    this.behind = behind;
    this.declared = declared;
    this.alarm = alarm;
    this.nanoClock = nanoClock;
  }

  /** Puts a store behind a declared latency; it belongs to the new one from now on. */
  public static OnlineStore of(OnlineStore behind, DeclaredLatency declared) {
    return new DeclaredLatencyStore(behind, declared, new AlarmThread(), System::nanoTime);
  }

  @Override
  public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos) {
    long startedNanos = nanoClock.getAsLong();
    long[] nanos = new RequestDraws(declared, requests.getAndIncrement()).nanos(reads);
    long slowestNanos = Arrays.stream(nanos).max().orElse(0);
    long leftNanos = Math.max(0, deadlineNanos - startedNanos);
    return behind
        .read(reads, deadlineNanos)
        .thenCompose(
            answers -> {
              CompletableFuture<List<RowAnswer>> later = new CompletableFuture<>();
              alarm.at(
                  startedNanos + Math.min(slowestNanos, leftNanos),
                  () -> later.complete(inTime(answers, nanos, leftNanos)));
              return later;
            });
  }

  private static List<RowAnswer> inTime(List<RowAnswer> answers, long[] nanos, long leftNanos) {
    List<RowAnswer> inTime = new ArrayList<>(answers.size());
    for (int i = 0; i < nanos.length; i++) {
      inTime.add(nanos[i] > leftNanos ? RowAnswer.Late.INSTANCE : answers.get(i));
    }
    return inTime;
  }

  @Override
  public void close() {
    alarm.close();
    behind.close();
  }
}
