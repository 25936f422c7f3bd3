package dev.tegula.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * An idle thread that asks to be woken every millisecond and notes how much later it was: what the
 * machine, and this JVM, did to a thread that had nothing to do. The idea is that of G. Tene's
 * jHiccup. A stall that a neighbour caused is seen here too, and is then not blamed on the server.
 */
public final class HiccupRecorder {

  /** A second with a longer hiccup than this is not a quiet one. */
  public static final long QUIET_NANOS = 1_000_000;

  private static final long PERIOD_NANOS = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final LongConsumer sleep;

  /**
   * A recorder.
   *
   * @param sleep waits for so many nanoseconds
   */
  HiccupRecorder(LongSupplier nanoTime, LongConsumer sleep) {
    this.nanoTime = nanoTime;
    this.sleep = sleep;
  }

  /** A recorder of this machine. */
  public static HiccupRecorder ofThisMachine() {
    return new HiccupRecorder(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * Begins to record, on a thread of its own.
   *
   * @param windowStartNanos from when on hiccups count, by the clock of {@code nanoTime}
   */
  Recording start(long windowStartNanos) {
    Recording recording = new Recording(windowStartNanos);
    Thread thread = new Thread(() -> record(recording), "hiccups");
    thread.setDaemon(true);
    thread.start();
    return recording;
  }

  private void record(Recording recording) {
    long shortest = Long.MAX_VALUE;
    while (!recording.over) {
      long before = nanoTime.getAsLong();
      sleep.accept(PERIOD_NANOS);
      long after = nanoTime.getAsLong();
      shortest = Math.min(shortest, after - before);
      recording.note(before, after, after - before - shortest);
    }
  }

  /** Hiccups while they are being recorded. Usable from any thread. */
  static final class Recording implements AutoCloseable {

    private final long windowStartNanos;
    private final Histogram histogram = new Histogram(3);
    private final List<Long> seconds = new ArrayList<>();
    private volatile boolean over;

    private Recording(long windowStartNanos) {
      this.windowStartNanos = windowStartNanos;
    }

    synchronized void note(long before, long after, long hiccupNanos) {
      if (after < windowStartNanos || over) {
        return;
      }
      // As if it had gone on asking while it was kept waiting.
      histogram.recordValueWithExpectedInterval(hiccupNanos, PERIOD_NANOS);
      int last = secondOf(after);
      while (seconds.size() <= last) {
        seconds.add(0L);
      }
      for (int second = secondOf(before); second <= last; second++) {
        seconds.set(second, Math.max(seconds.get(second), hiccupNanos));
      }
    }

    /** What was seen until a moment; the recording ends. */
    synchronized Hiccups until(long endNanos) {
      over = true;
      int window = endNanos <= windowStartNanos ? 0 : secondOf(endNanos - 1) + 1;
      List<Long> maxima = new ArrayList<>(seconds.subList(0, Math.min(window, seconds.size())));
      while (maxima.size() < window) {
        maxima.add(0L);
      }
      return new Hiccups(histogram.copy(), maxima);
    }

    @Override
    public void close() {
      over = true;
    }

    private int secondOf(long nanos) {
      return (int) (Math.max(0, nanos - windowStartNanos) / NANOS_PER_SECOND);
    }
  }
}
