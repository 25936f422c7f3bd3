package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.ThroughputResult;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.WorkloadRequest;
import java.time.Duration;
import java.util.ArrayDeque;
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
 */
public final class ClosedLoop {

  private static final long POLL_NANOS = 10_000_000;

  private final Wire wire;
  private final StopSignal stop;
  private final LongSupplier nanoTime;
  private final Deque<Unchecked> unchecked = new ArrayDeque<>();
  private final Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
  private long answers;

  private record Unchecked(WorkloadRequest request, byte[] body, boolean counts) {}

  /**
   * How hard and how long.
   *
   * @param connections callers
   * @param warmup before the window
   * @param requestTimeout after which an unanswered caller gives the probe up
   */
  public record Plan(int connections, Duration warmup, Duration duration, Duration requestTimeout) {

    public Plan {
      if (connections < 1 || connections > NettyWire.MAX_CONNECTIONS) {
        throw new IllegalArgumentException(
            "connections: " + connections + " (expected: 1 to " + NettyWire.MAX_CONNECTIONS + ")");
      }
    }
  }

  /** A probe over a wire of the calling thread. */
  public ClosedLoop(Wire wire, StopSignal stop, LongSupplier nanoTime) {
    this.wire = wire;
    this.stop = stop;
    this.nanoTime = nanoTime;
  }

  /** Runs the plan. */
  public ThroughputResult run(Plan plan, RequestSource requests, Measurement.Labels labels) {
    long start = nanoTime.getAsLong() + plan.warmup().toNanos();
    long end = start + plan.duration().toNanos();
    Callers callers = new Callers(requests, start, end);
    for (int i = 0; i < plan.connections(); i++) {
      callers.ask();
    }
    long silent = plan.requestTimeout().toNanos();
    while (nanoTime.getAsLong() < end && !stop.isSet()) {
      if (nanoTime.getAsLong() - callers.heardNanos > silent) {
        stop.stop("no answer within " + plan.requestTimeout().toMillis() + " ms");
      }
      wire.poll(checkOne() ? 0 : POLL_NANOS);
    }
    double seconds = Math.max(0, Math.min(end, nanoTime.getAsLong()) - start) / 1e9;
    while (checkOne()) {
      // Until all are checked.
    }
    return result(plan, seconds, labels);
  }

  private ThroughputResult result(Plan plan, double seconds, Measurement.Labels labels) {
    String stopped = stop.reason();
    long failed = ScenarioResult.errors(errors);
    List<String> reasons =
        stopped != null
            ? List.of(stopped)
            : failed > 0 ? List.of(failed + " errors (expected: none)") : List.of();
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

  private boolean checkOne() {
    Unchecked answer = unchecked.pollFirst();
    if (answer == null) {
      return false;
    }
    if (!answer.request.matches(answer.body)) {
      stop.stop(
          "wrong answer from "
              + answer.request.service()
              + ": "
              + Sender.why(answer.request, answer.body));
      errors.merge(ErrorClass.WRONG_ANSWER, 1L, Long::sum);
    } else if (answer.counts) {
      answers++;
    }
    return true;
  }

  private final class Callers implements Wire.Listener {
    private final RequestSource requests;
    private final long startNanos;
    private final long endNanos;
    private long heardNanos = nanoTime.getAsLong();

    Callers(RequestSource requests, long startNanos, long endNanos) {
      this.requests = requests;
      this.startNanos = startNanos;
      this.endNanos = endNanos;
    }

    void ask() {
      if (!stop.isSet()) {
        wire.send(new Exchange(requests.next(), 0, 0), this);
      }
    }

    @Override
    public void answered(Exchange exchange, int status, byte[] body) {
      heardNanos = nanoTime.getAsLong();
      if (status == 200) {
        boolean counts = heardNanos >= startNanos && heardNanos < endNanos;
        unchecked.addLast(new Unchecked(exchange.request(), body, counts));
      } else {
        errors.merge(Sender.errorOf(status), 1L, Long::sum);
      }
      ask();
    }

    @Override
    public void broken(Exchange exchange, String reason) {
      errors.merge(ErrorClass.CONNECT, 1L, Long::sum);
      stop.stop(reason);
    }
  }
}
