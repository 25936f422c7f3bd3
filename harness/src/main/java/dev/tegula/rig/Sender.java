package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.workload.ResponseCheck.Difference;
import dev.tegula.workload.WorkloadRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Sends requests, cuts off late ones, checks answers and tells the recorder. Confined to one
 * thread. An answer is timed when it is read and checked when nothing else is due: its own check is
 * no part of its latency. An answer that comes while another is being checked is read after that.
 */
final class Sender implements Wire.Listener {

  /** What unchecked answers may take; beyond it they are checked at once. */
  private static final long UNCHECKED_BYTES = 32L << 20;

  private final Wire wire;
  private final Recorder recorder;
  private final StopSignal stop;
  private final LongSupplier offsetNanos;
  private final long timeoutNanos;
  private final Deque<Exchange> inFlight = new ArrayDeque<>();
  private final Deque<Unchecked> unchecked = new ArrayDeque<>();
  private long uncheckedBytes;

  private record Unchecked(Exchange exchange, long endNanos, byte[] body) {}

  /**
   * A sender.
   *
   * @param offsetNanos now, as an offset from the start of the run
   */
  Sender(
      Wire wire, Recorder recorder, StopSignal stop, LongSupplier offsetNanos, long timeoutNanos) {
    this.wire = wire;
    this.recorder = recorder;
    this.stop = stop;
    this.offsetNanos = offsetNanos;
    this.timeoutNanos = timeoutNanos;
  }

  /** Sends a request that is due, or was. */
  void send(long dueNanos, WorkloadRequest request) {
    Exchange exchange = new Exchange(request, dueNanos, offsetNanos.getAsLong());
    recorder.sent(dueNanos, exchange.sentNanos(), request.body().length);
    inFlight.addLast(exchange);
    wire.send(exchange, this);
  }

  /** Gives up on requests whose time is over. */
  void cutOffLate() {
    long now = offsetNanos.getAsLong();
    for (Exchange head = inFlight.peekFirst();
        head != null && (head.ended() || now - head.sentNanos() > timeoutNanos);
        head = inFlight.peekFirst()) {
      inFlight.removeFirst();
      cutOff(head, now);
    }
  }

  /**
   * Checks one answer that waits for it.
   *
   * @return whether there was one
   */
  boolean checkOne() {
    Unchecked answer = unchecked.pollFirst();
    if (answer == null) {
      return false;
    }
    uncheckedBytes -= answer.body.length;
    Exchange exchange = answer.exchange;
    WorkloadRequest request = exchange.request();
    if (request.matches(answer.body)) {
      recorder.answered(exchange.dueNanos(), answer.endNanos);
    } else {
      stop.stop("wrong answer from " + request.service() + ": " + why(request, answer.body));
      recorder.failed(exchange.dueNanos(), answer.endNanos, ErrorClass.WRONG_ANSWER);
    }
    return true;
  }

  /** Gives up on every request that has no answer, and checks every answer that came. */
  void cutOffAll() {
    long now = offsetNanos.getAsLong();
    while (checkOne()) {
      // Until all are checked.
    }
    for (Exchange head = inFlight.pollFirst(); head != null; head = inFlight.pollFirst()) {
      cutOff(head, now);
    }
  }

  private void cutOff(Exchange exchange, long now) {
    if (!exchange.ended()) {
      wire.cutOff(exchange);
      recorder.failed(exchange.dueNanos(), now, ErrorClass.TIMEOUT);
    }
  }

  /** Whether every request has ended and every answer was checked. */
  boolean isIdle() {
    cutOffLate();
    return unchecked.isEmpty() && inFlight.stream().allMatch(Exchange::ended);
  }

  @Override
  public void answered(Exchange exchange, int status, byte[] body) {
    long now = offsetNanos.getAsLong();
    if (status == 200) {
      recorder.received(exchange.dueNanos(), body.length);
      unchecked.addLast(new Unchecked(exchange, now, body));
      uncheckedBytes += body.length;
      while (uncheckedBytes > UNCHECKED_BYTES) {
        checkOne();
      }
    } else {
      recorder.failed(exchange.dueNanos(), now, errorOf(status));
    }
  }

  @Override
  public void broken(Exchange exchange, String reason) {
    recorder.failed(exchange.dueNanos(), offsetNanos.getAsLong(), ErrorClass.CONNECT);
  }

  static String why(WorkloadRequest request, byte[] body) {
    List<Difference> differences = request.differences(200, body);
    return switch (differences.size()) {
      case 0 -> "the fast check refuses what the slow check accepts";
      case 1 -> differences.get(0).toString();
      default -> differences.get(0) + " and " + (differences.size() - 1) + " more";
    };
  }

  static ErrorClass errorOf(int status) {
    return switch (status / 100) {
      case 4 -> ErrorClass.HTTP_4XX;
      case 5 -> ErrorClass.HTTP_5XX;
      default -> ErrorClass.HTTP_OTHER;
    };
  }
}
