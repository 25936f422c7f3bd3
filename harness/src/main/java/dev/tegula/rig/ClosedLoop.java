package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.ThroughputResult;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.WorkloadRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A throughput probe: so many callers, each of which asks again as soon as it is answered. Such
 * callers wait while a server stands still and never ask what they would have asked, so that their
 * waiting says little of what users see: no latency is taken here. For one run, on one thread.
 *
 * <p>Each answer is checked when it comes, once its caller has asked again: the server works
 * meanwhile, nothing is put off until after the window, and no more answers wait than there are
 * callers. A caller that waits longer than the timeout ends the probe, however busy the others are.
 */
public final class ClosedLoop {

  /** More callers than that have no connection of their own. */
  public static final int MAX_CONNECTIONS = ConnectionPool.MAX_CONNECTIONS;

  private static final long POLL_NANOS = 10_000_000;

  private final Wire wire;
  private final StopSignal stop;
  private final LongSupplier nanoTime;
  private final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
  private long answers;

  /**
   * How hard and how long.
   *
   * @param connections callers
   * @param warmup before the window
   * @param requestTimeout after which an unanswered caller gives the probe up
   */
  public record Plan(int connections, Duration warmup, Duration duration, Duration requestTimeout) {

    public Plan {
      if (connections < 1 || connections > MAX_CONNECTIONS) {
        throw new IllegalArgumentException(
            "connections: " + connections + " (expected: 1 to " + MAX_CONNECTIONS + ")");
      }
    }
  }

  /**
   * A probe.
   *
   * @param wire of the calling thread
   * @param stop ends it early; the probe itself stops at the first wrong answer, broken connection
   *     or caller that waits too long
   */
  public ClosedLoop(Wire wire, StopSignal stop, LongSupplier nanoTime) {
    this.wire = wire;
    this.stop = stop;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs the plan, and waits after the window until every caller has its last answer.
   *
   * @return FAILED when it was stopped, at any error, and without a right answer in the window
   */
  public ThroughputResult run(Plan plan, RequestSource requests, Measurement.Labels labels) {
    long start = nanoTime.getAsLong() + plan.warmup().toNanos();
    long end = start + plan.duration().toNanos();
    Callers callers = new Callers(requests, start, end, plan.requestTimeout());
    for (int i = 0; i < plan.connections(); i++) {
      callers.ask();
    }
    while (nanoTime.getAsLong() < end && !stop.isSet()) {
      wire.poll(POLL_NANOS);
      callers.giveUpLate();
    }
    double seconds = Math.max(0, Math.min(end, nanoTime.getAsLong()) - start) / 1e9;
    while (!callers.allAnswered() && !stop.isSet()) {
      wire.poll(POLL_NANOS);
      callers.giveUpLate();
    }
    return result(plan, seconds, labels);
  }

  private ThroughputResult result(Plan plan, double seconds, Measurement.Labels labels) {
    List<String> reasons = reasons();
    return new ThroughputResult(
        ThroughputResult.SCHEMA_VERSION,
        labels.name(),
        labels.store(),
        labels.mark(),
        plan.connections(),
        seconds,
        answers,
        seconds > 0 ? answers / seconds : 0,
        new TreeMap<>(errors),
        labels.sameHost(),
        reasons.isEmpty() ? Status.OK : Status.FAILED,
        reasons);
  }

  private List<String> reasons() {
    String stopped = stop.reason();
    if (stopped != null) {
      return List.of(stopped);
    }
    List<String> reasons = new ArrayList<>();
    long failed = ScenarioResult.errors(errors);
    if (failed > 0) {
      reasons.add(failed + " errors (expected: none)");
    }
    if (answers == 0) {
      reasons.add("no right answer within the window (expected: at least one)");
    }
    return reasons;
  }

  private final class Callers implements Wire.Listener {
    private final RequestSource requests;
    private final long startNanos;
    private final long endNanos;
    private final Duration timeout;

    /** In the order in which they were sent; some have ended. */
    private final Deque<Exchange> underWay = new ArrayDeque<>();

    Callers(RequestSource requests, long startNanos, long endNanos, Duration timeout) {
      this.requests = requests;
      this.startNanos = startNanos;
      this.endNanos = endNanos;
      this.timeout = timeout;
    }

    void ask() {
      long now = nanoTime.getAsLong();
      if (now < endNanos && !stop.isSet()) {
        Exchange exchange = new Exchange(requests.next(), now, now);
        underWay.addLast(exchange);
        wire.send(exchange, this);
      }
    }

    boolean allAnswered() {
      forgetEnded();
      return underWay.isEmpty();
    }

    void giveUpLate() {
      forgetEnded();
      Exchange longest = underWay.peekFirst();
      if (longest != null && nanoTime.getAsLong() - longest.sentNanos() > timeout.toNanos()) {
        wire.cutOff(longest);
        fail(ErrorClass.TIMEOUT, "no answer within " + timeout.toMillis() + " ms");
      }
    }

    private void forgetEnded() {
      for (Exchange head = underWay.peekFirst();
          head != null && head.ended();
          head = underWay.peekFirst()) {
        underWay.removeFirst();
      }
    }

    private void fail(ErrorClass error, String reason) {
      errors.merge(error, 1L, Long::sum);
      stop.stop(reason);
    }

    @Override
    public void answered(Exchange exchange, int status, byte[] body) {
      long now = nanoTime.getAsLong();
      ask();
      WorkloadRequest request = exchange.request();
      if (status != 200) {
        errors.merge(Sender.errorOf(status), 1L, Long::sum);
      } else if (!request.matches(body)) {
        fail(
            ErrorClass.WRONG_ANSWER,
            "wrong answer from " + request.service() + ": " + Sender.why(request, body));
      } else if (now >= startNanos && now < endNanos) {
        answers++;
      }
    }

    @Override
    public void broken(Exchange exchange, String reason) {
      fail(ErrorClass.CONNECT, reason);
    }
  }
}
