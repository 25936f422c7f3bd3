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
   * @param sleep waits for so many nanoseconds; less when its thread is interrupted
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
    recording.thread.setDaemon(true);
    recording.thread.start();
    return recording;
  }

  /** Hiccups while they are being recorded. Usable from any thread. */
  final class Recording implements AutoCloseable {

    private final Thread thread = new Thread(this::record, "hiccups");
    private final long windowStartNanos;
    private final Histogram histogram = new Histogram(3);
    private final List<Long> seconds = new ArrayList<>();

    /** The thread was last seen awake then: nothing between two looks at the clock is left out. */
    private long awakeNanos = nanoTime.getAsLong();

    private long shortestNanos = Long.MAX_VALUE;
    private volatile boolean over;

    private Recording(long windowStartNanos) {
      this.windowStartNanos = windowStartNanos;
    }

    private void record() {
      while (!over) {
        sleep.accept(PERIOD_NANOS);
        woken();
      }
    }

    private synchronized void woken() {
      if (over) {
        return;
      }
      long now = nanoTime.getAsLong();
      shortestNanos = Math.min(shortestNanos, now - awakeNanos);
      note(now, now - awakeNanos - shortestNanos);
      awakeNanos = now;
    }

    private void note(long now, long hiccupNanos) {
      if (now < windowStartNanos) {
        return;
      }
      // As if it had gone on asking while it was kept waiting.
      histogram.recordValueWithExpectedInterval(hiccupNanos, PERIOD_NANOS);
      int last = secondOf(now);
      while (seconds.size() <= last) {
        seconds.add(0L);
      }
      for (int second = secondOf(awakeNanos); second <= last; second++) {
        seconds.set(second, Math.max(seconds.get(second), hiccupNanos));
      }
    }

    /**
     * What was seen until a moment; the recording ends. A thread that has not been woken yet was
     * kept waiting until now. Of a second that nobody saw there is no maximum.
     */
    synchronized Hiccups until(long endNanos) {
      over = true;
      long now = nanoTime.getAsLong();
      long due = shortestNanos == Long.MAX_VALUE ? PERIOD_NANOS : shortestNanos;
      note(now, Math.max(0, now - awakeNanos - due));
      int window = endNanos <= windowStartNanos ? 0 : secondOf(endNanos - 1) + 1;
      return new Hiccups(
          histogram.copy(), List.copyOf(seconds.subList(0, Math.min(window, seconds.size()))));
    }

    @Override
    public void close() {
      over = true;
      thread.interrupt();
    }

    private int secondOf(long nanos) {
      return (int) (Math.max(0, nanos - windowStartNanos) / NANOS_PER_SECOND);
    }
  }
}
