package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The whole rig against a server with scripted faults. Latencies are compared with lower bounds
 * only, which the faults enforce: a busy machine can make them longer, never shorter.
 */
class LoadRigTest {

  private static final long MILLI = 1_000_000L;

  /** Long enough for a machine that does other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final FakeServer server = new FakeServer();
  private final StopSignal stop = new StopSignal();
  private final AtomicLong stalled = new AtomicLong();

  @AfterEach
  void close() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static LoadPlan plan(double rate, Duration duration, Duration timeout) {
    return new LoadPlan(rate, Duration.ZERO, duration, LoadPlan.Arrivals.CONSTANT, 3, timeout);
  }

  private Measurement run(LoadPlan plan) throws Exception {
    HttpTarget target = new HttpTarget(vertx, server.url(), null, PATIENCE);
    LoadRig.Watchers watchers =
        new LoadRig.Watchers(
            System::nanoTime,
            HiccupRecorder.ofThisMachine(),
            ServerWindow.of(List.of(target), System::nanoTime));
    try (Wire wire = NettyWire.open(List.of(server.url()), null, PATIENCE)) {
      return new LoadRig(wire, plan, stop, watchers)
          .run(Requests.source(10, plan.seed()), Clock.systemUTC());
    }
  }

  private static ScenarioResult result(Measurement measurement) {
    return measurement.result(new Measurement.Labels("fake", "fake", Mark.MEASURED, "", true));
  }

  /**
   * Everything that arrives within a second from the given request on is answered at the end of
   * that second.
   */
  private FakeServer.Script stallOfASecondFrom(long first) {
    long[] end = {0};
    return (number, right) -> {
      if (number == first) {
        end[0] = System.nanoTime() + 1_000 * MILLI;
      }
      long left = (end[0] - System.nanoTime()) / MILLI;
      if (number >= first && left > 0) {
        stalled.incrementAndGet();
        right.sendIn(left + 1);
      } else {
        right.send();
      }
    };
  }

  @Test
  void run_serverStallsForASecond_showsItInEveryRequestOfThatSecond() throws Exception {
    server.script(stallOfASecondFrom(100));

    Measurement measurement = run(plan(200, Duration.ofSeconds(3), PATIENCE));

    ScenarioResult result = result(measurement);
    assertThat(result.requests()).isEqualTo(600);
    assertThat(result.latency().n()).isEqualTo(600);
    assertThat(result.latency().max()).isGreaterThanOrEqualTo(1_000 * MILLI);
    // 200 requests are due in the stalled second, half of them in its first half.
    assertThat(
            measurement.recorder().latency().getCountBetweenValues(500 * MILLI, Long.MAX_VALUE / 2))
        .isGreaterThanOrEqualTo(90);
  }

  @Test
  void closedLoop_serverStallsForASecond_showsItInOneRequest() throws Exception {
    server.script(stallOfASecondFrom(100));
    TargetProbe client =
        new TargetProbe(new HttpTarget(vertx, server.url(), null, PATIENCE), "fake", PATIENCE);

    for (int i = 0; i < 300; i++) {
      assertThat(client.ask(Requests.of(1).get(0)).status()).isEqualTo(200);
    }

    // What the open model is for: one request in 300, although the server stood still for a second.
    assertThat(stalled).hasValue(1);
  }

  @Test
  void run_serverWithHalfOfTheCapacity_missesTheRate() throws Exception {
    long[] free = {System.nanoTime()};
    server.script(
        (number, right) -> {
          free[0] = Math.max(free[0], System.nanoTime()) + 20 * MILLI;
          right.sendIn((free[0] - System.nanoTime()) / MILLI);
        });

    ScenarioResult result = result(run(plan(100, Duration.ofSeconds(3), PATIENCE)));

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons().get(0)).startsWith("missed rate: ");
    assertThat(result.achievedServiceQps()).isLessThan(55);
    assertThat(result.requests()).isEqualTo(300);
  }

  @Test
  void run_serverSilentOnce_isATimeoutWithALatency() throws Exception {
    server.script(
        (number, right) -> {
          if (number != 50) {
            right.send();
          }
        });

    ScenarioResult result = result(run(plan(100, Duration.ofSeconds(1), Duration.ofSeconds(2))));

    assertThat(result.errorsByClass()).containsOnlyKeys(ErrorClass.TIMEOUT);
    assertThat(result.errorRate()).isPositive();
    assertThat(result.latency().n()).isEqualTo(100);
    assertThat(result.latency().max()).isGreaterThanOrEqualTo(2_000 * MILLI);
  }

  @Test
  void run_serverClosesAConnection_isAConnectError() throws Exception {
    server.script(
        (number, right) -> {
          if (number == 50) {
            var unused = right.request().connection().close();
          } else {
            right.send();
          }
        });

    ScenarioResult result = result(run(plan(100, Duration.ofSeconds(1), PATIENCE)));

    assertThat(result.errorsByClass()).containsKey(ErrorClass.CONNECT);
    assertThat(result.errorsByClass()).doesNotContainKey(ErrorClass.TIMEOUT);
  }

  @Test
  void run_interrupted_keepsWhatWasMeasuredAndFails() throws Exception {
    server.script(
        (number, right) -> {
          right.send();
          if (number == 50) {
            stop.stop("interrupted");
          }
        });

    ScenarioResult result = result(run(plan(100, Duration.ofMinutes(10), PATIENCE)));

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons()).containsExactly("interrupted");
    assertThat(result.requests()).isBetween(51L, 1_000L);
    assertThat(result.seconds()).isBetween(0.4, 60.0);
  }

  @Test
  void run_sameSeed_asksTheSameQuestions() throws Exception {
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    LoadPlan plan = plan(50, Duration.ofSeconds(1), PATIENCE);
    server.script((number, right) -> record(first, right));
    var unused = run(plan);
    server.script((number, right) -> record(second, right));
    unused = run(plan);

    assertThat(keys(first)).hasSize(50).isEqualTo(keys(second));
  }

  private static void record(StringBuilder keys, FakeServer.RightAnswer right) {
    keys.append(right.body().getJsonObject("result").getJsonArray("features").getString(0));
    right.send();
  }

  /** Sorted, because connections may overtake each other. */
  private static int[] keys(StringBuilder keys) {
    return keys.chars().sorted().toArray();
  }
}
