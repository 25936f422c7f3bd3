package dev.tegula.rig;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * A server and the time itself, both scripted: time goes on only while the rig waits, and an answer
 * comes when the script says. The answers are those of {@link Requests}.
 */
class ScriptedServer implements Wire, LongSupplier {

  /** What a look at the clock costs, so that time goes on in loops that never wait. */
  private static final long LOOK_NANOS = 50;

  private final LongUnaryOperator answeredAt;
  private final PriorityQueue<Due> answers =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
  private long now;
  private long sent;

  private record Due(long atNanos, Exchange exchange, Listener listener) {}

  /**
   * A server.
   *
   * @param answeredAt when a request is answered that is sent at a time
   */
  ScriptedServer(LongUnaryOperator answeredAt) {
    this.answeredAt = answeredAt;
  }

  /** A server that works on one request at a time, for so long. */
  static LongUnaryOperator oneAtATime(long serviceNanos) {
    long[] freeAt = {0};
    return sentAt -> freeAt[0] = Math.max(freeAt[0], sentAt) + serviceNanos;
  }

  /** What stands beside a run in scripted time: a machine without hiccups. */
  LoadRig.Watchers watchers() {
    ServerWindow window =
        new ServerWindow(
            () ->
                CompletableFuture.completedFuture(
                    new Answer(
                        200,
                        (MetricsPage.STORE_READS + " " + 2 * sent)
                            .getBytes(StandardCharsets.UTF_8))),
            this);
    return new LoadRig.Watchers(this, new HiccupRecorder(() -> 0, nanos -> Thread.yield()), window);
  }

  long sent() {
    return sent;
  }

  @Override
  public long getAsLong() {
    return now += LOOK_NANOS;
  }

  @Override
  public void send(Exchange exchange, Listener listener) {
    sent++;
    answers.add(new Due(answeredAt.applyAsLong(now), exchange, listener));
  }

  @Override
  public void cutOff(Exchange exchange) {
    exchange.end();
  }

  @Override
  public void poll(long maxWaitNanos) {
    long until = now + maxWaitNanos;
    Due next = answers.peek();
    if (next == null || next.atNanos > until) {
      now = until;
      return;
    }
    answers.remove();
    now = Math.max(now, next.atNanos);
    if (!next.exchange.ended()) {
      next.exchange.end();
      next.listener.answered(next.exchange, 200, right(next.exchange));
    }
  }

  private static byte[] right(Exchange exchange) {
    String body = new String(exchange.request().body(), StandardCharsets.UTF_8);
    int end = body.lastIndexOf('"');
    String key = body.substring(body.lastIndexOf('"', end - 1), end + 1);
    return ("{\"result\":{\"features\":[" + key + ",0.5,null]}}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
