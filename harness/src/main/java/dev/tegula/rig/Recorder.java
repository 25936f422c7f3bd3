package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.ScenarioDetail;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Notes what becomes of each request. Times are offsets from the start of the run; a request
 * belongs to the warm-up or to the measured window by when it was due, never by when it was sent or
 * answered. For one thread; the counters of progress may be read from any.
 */
final class Recorder {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long windowStartNanos;
  private final long windowEndNanos;
  private final Histogram warmup = new Histogram(3);
  private final Histogram latency = new Histogram(3);
  private final Histogram lateness = new Histogram(3);
  private final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
  private final SecondSeries series = new SecondSeries();
  private long requestsDue;
  private long requestBytes;
  private long answers;
  private long answerBytes;
  private long answersInWindow;
  private long answersInTime;
  private volatile long finished;
  private volatile long failed;

  Recorder(LoadPlan plan) {
    windowStartNanos = plan.warmup().toNanos();
    windowEndNanos = plan.totalNanos();
  }

  /** A request that was due is being sent. */
  void sent(long dueNanos, long sentNanos, int bodyBytes) {
    if (isMeasured(dueNanos)) {
      requestsDue++;
      requestBytes += bodyBytes;
      long lateNanos = Math.max(0, sentNanos - dueNanos);
      lateness.recordValue(lateNanos);
      series.due(secondOf(dueNanos), lateNanos);
    }
  }

  /** An answer with a body that may be right has come. */
  void received(long dueNanos, int bodyBytes) {
    if (isMeasured(dueNanos)) {
      answers++;
      answerBytes += bodyBytes;
    }
  }

  /** A right answer is complete. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void answered(long dueNanos, long endNanos) {
    time(dueNanos, endNanos);
    if (endNanos >= windowStartNanos && endNanos < windowEndNanos) {
      answersInWindow++;
    }
    if (isMeasured(dueNanos) && endNanos < windowEndNanos + NANOS_PER_SECOND) {
      answersInTime++;
    }
    finished++;
  }

  /**
   * A request will get no right answer. A time-out took at least until now; other failures have no
   * latency.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void failed(long dueNanos, long endNanos, ErrorClass error) {
    if (error == ErrorClass.TIMEOUT) {
      time(dueNanos, endNanos);
    }
    if (isMeasured(dueNanos)) {
      errors.merge(error, 1L, Long::sum);
      series.error(secondOf(dueNanos));
    }
    finished++;
    failed++;
  }

  /** Requests, warm-up included, that have ended. */
  long finishedRequests() {
    return finished;
  }

  /** Requests, warm-up included, that ended without a right answer. */
  long failedRequests() {
    return failed;
  }

  Histogram warmup() {
    return warmup;
  }

  Histogram latency() {
    return latency;
  }

  Histogram lateness() {
    return lateness;
  }

  Map<ErrorClass, Long> errors() {
    return errors;
  }

  SecondSeries series() {
    return series;
  }

  /** Mean sizes of bodies; 0 when there were none. */
  ScenarioDetail.Bodies bodies() {
    return new ScenarioDetail.Bodies(
        requestsDue == 0 ? 0 : (double) requestBytes / requestsDue,
        answers == 0 ? 0 : (double) answerBytes / answers);
  }

  long requestsDue() {
    return requestsDue;
  }

  /** Right answers that arrived within the window, whenever their requests were due. */
  long answersInWindow() {
    return answersInWindow;
  }

  /** Right answers to the window's requests that arrived no later than a second after its end. */
  long answersInTime() {
    return answersInTime;
  }

  private void time(long dueNanos, long endNanos) {
    long nanos = Math.max(0, endNanos - dueNanos);
    if (isMeasured(dueNanos)) {
      latency.recordValue(nanos);
      series.latency(secondOf(dueNanos), nanos);
    } else {
      warmup.recordValue(nanos);
    }
  }

  private boolean isMeasured(long dueNanos) {
    return dueNanos >= windowStartNanos;
  }

  private int secondOf(long dueNanos) {
    return (int) ((dueNanos - windowStartNanos) / NANOS_PER_SECOND);
  }
}
