package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.workload.ResponseCheck;
import dev.tegula.workload.ResponseCheck.Difference;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, cuts off late ones, checks answers and tells the recorder. Confined to one event
 * loop. The end of an answer is timed before it is checked, so that the check of one answer is not
 * part of its own latency.
 */
final class Sender {

  private final HttpTarget target;
  private final Recorder recorder;
  private final StopSignal stop;
  private final LongSupplier offsetNanos;
  private final long timeoutNanos;
  private final Deque<Exchange> inFlight = new ArrayDeque<>();

  /**
   * A sender.
   *
   * @param offsetNanos now, as an offset from the start of the run
   */
  Sender(
      HttpTarget target,
      Recorder recorder,
      StopSignal stop,
      LongSupplier offsetNanos,
      long timeoutNanos) {
    this.target = target;
    this.recorder = recorder;
    this.stop = stop;
    this.offsetNanos = offsetNanos;
    this.timeoutNanos = timeoutNanos;
  }

  /** Sends a request that is due, or was. */
  void send(long dueNanos, PreparedRequest request) {
    Exchange exchange = new Exchange(request, dueNanos, offsetNanos.getAsLong());
    recorder.sent(dueNanos, exchange.sentNanos);
    inFlight.addLast(exchange);
    target
        .open()
        .compose(
            http -> {
              if (exchange.ended) {
                http.reset();
                return Future.failedFuture("no connection in time");
              }
              exchange.http = http;
              return HttpTarget.exchange(http, request.body());
            })
        .onComplete(
            answer -> ended(exchange, answer),
            failure -> ended(exchange, new Answer.Broken(String.valueOf(failure.getMessage()))));
  }

  /** Gives up on requests whose time is over. */
  void cutOffLate() {
    long now = offsetNanos.getAsLong();
    for (Exchange head = inFlight.peekFirst();
        head != null && (head.ended || now - head.sentNanos > timeoutNanos);
        head = inFlight.peekFirst()) {
      inFlight.removeFirst();
      if (!head.ended) {
        head.ended = true;
        recorder.failed(head.dueNanos, now, ErrorClass.TIMEOUT);
        if (head.http != null) {
          head.http.reset();
        }
      }
    }
  }

  /** Whether every request has ended. */
  boolean isIdle() {
    cutOffLate();
    return inFlight.stream().allMatch(exchange -> exchange.ended);
  }

  private void ended(Exchange exchange, Answer answer) {
    if (exchange.ended) {
      return;
    }
    long now = offsetNanos.getAsLong();
    exchange.ended = true;
    ErrorClass error = judge(exchange.request, answer);
    if (error == null) {
      recorder.answered(exchange.dueNanos, now);
    } else {
      recorder.failed(exchange.dueNanos, now, error);
    }
  }

  private @Nullable ErrorClass judge(PreparedRequest request, Answer answer) {
    if (!(answer instanceof Answer.Complete complete)) {
      return ErrorClass.CONNECT;
    }
    if (complete.status() != 200) {
      return switch (complete.status() / 100) {
        case 4 -> ErrorClass.HTTP_4XX;
        case 5 -> ErrorClass.HTTP_5XX;
        default -> ErrorClass.HTTP_OTHER;
      };
    }
    if (request.matcher().matches(complete.body())) {
      return null;
    }
    stop.stop("wrong answer from " + request.expected().service() + ": " + why(request, complete));
    return ErrorClass.WRONG_ANSWER;
  }

  private static String why(PreparedRequest request, Answer.Complete answer) {
    List<Difference> differences =
        ResponseCheck.differences(request.expected(), answer.status(), answer.body());
    return switch (differences.size()) {
      case 0 -> "the fast check refuses what the slow check accepts";
      case 1 -> differences.get(0).toString();
      default -> differences.get(0) + " and " + (differences.size() - 1) + " more";
    };
  }

  private static final class Exchange {
    private final PreparedRequest request;
    private final long dueNanos;
    private final long sentNanos;
    private @Nullable HttpClientRequest http;
    private boolean ended;

    Exchange(PreparedRequest request, long dueNanos, long sentNanos) {
      this.request = request;
      this.dueNanos = dueNanos;
      this.sentNanos = sentNanos;
    }
  }
}
