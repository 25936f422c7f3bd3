package dev.tegula.rig;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server and the time itself, both scripted: time goes on only while the rig waits, and an answer
 * comes when the script says. The answers are those of {@link Requests}.
 */
class ScriptedServer implements Wire, LongSupplier {

  /** What a look at the clock costs, so that time goes on in loops that never wait. */
  private static final long LOOK_NANOS = 50;

  /** How far the time may go on before the idle thread of the hiccup recorder has seen it. */
  private static final long LEAD_NANOS = 5_000_000;

  private final LongUnaryOperator answeredAt;
  private final PriorityQueue<Due> answers =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
  private final IdleThread idle = new IdleThread();
  private long now;
  private long sent;
  private boolean watched;

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
            List.of(
                () ->
                    CompletableFuture.completedFuture(
                        new Answer(
                            200,
                            (MetricsPage.STORE_READS + " " + 2 * sent)
                                .getBytes(StandardCharsets.UTF_8)))),
            this);
    watched = true;
    return new LoadRig.Watchers(this, new HiccupRecorder(idle, idle::sleep), window);
  }

  long sent() {
    return sent;
  }

  @Override
  public long getAsLong() {
    goOnTo(now + LOOK_NANOS);
    return now;
  }

  private void goOnTo(long nanos) {
    now = nanos;
    if (watched) {
      idle.follow(nanos);
    }
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
      goOnTo(until);
      return;
    }
    answers.remove();
    goOnTo(Math.max(now, next.atNanos));
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

  /**
   * The clock of a thread that sleeps exactly as long as it asks to, on a machine without hiccups.
   * The rig's time waits for it, so that however the two threads are run it has seen everything
   * that it wants to see.
   */
  private static final class IdleThread implements LongSupplier {

    private volatile long mine;
    private volatile long others;
    private volatile @Nullable Thread sleeper;
    private long shown;

    /** Called by the thread whose time goes on. */
    void follow(long nanos) {
      if (nanos - shown < LEAD_NANOS) {
        return;
      }
      shown = nanos;
      others = nanos;
      while (nanos - mine > LEAD_NANOS && !ended(sleeper)) {
        Thread.yield();
      }
    }

    private static boolean ended(@Nullable Thread sleeper) {
      return sleeper != null && !sleeper.isAlive();
    }

    /** Called by the idle thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void sleep(long nanos) {
      sleeper = Thread.currentThread();
      while (others - mine < nanos && !Thread.currentThread().isInterrupted()) {
        Thread.yield();
      }
      mine += nanos;
    }

    @Override
    public long getAsLong() {
      return mine;
    }
  }
}
