package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult.Trial;
import dev.tegula.result.Status;
import dev.tegula.result.ThroughputResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The rig as an instrument: what it shows of servers that are known, in scripted time. */
class ScriptedLoadTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final Measurement.Labels LABELS =
      new Measurement.Labels("scripted", "scripted", Mark.SIMULATED, "", true);

  /** Answers after a millisecond, save in the fourth second, whose answers all come at its end. */
  private static final LongUnaryOperator STALL =
      sent -> sent >= 3 * SECOND && sent < 4 * SECOND ? 4 * SECOND : sent + MILLI;

  private final StopSignal stop = new StopSignal();

  private Measurement run(ScriptedServer server, LoadPlan plan) throws InterruptedException {
    return new LoadRig(server, plan, stop, server.watchers())
        .run(Requests.source(10, plan.seed()), Clock.systemUTC());
  }

  private static LoadPlan plan(double rate, LoadPlan.Arrivals arrivals) {
    return new LoadPlan(
        rate, Duration.ofSeconds(1), Duration.ofSeconds(5), arrivals, 7, Duration.ofSeconds(5));
  }

  @Test
  void run_stallOfASecond_showsInHalfOfItsRequests() throws InterruptedException {
    for (LoadPlan.Arrivals arrivals : LoadPlan.Arrivals.values()) {
      Measurement measurement = run(new ScriptedServer(STALL), plan(1_000, arrivals));

      ScenarioResult result = measurement.result(LABELS);
      assertThat(result.reasons()).isEmpty();
      assertThat(result.latency().max()).isGreaterThanOrEqualTo(995 * MILLI);
      long later =
          measurement
              .recorder()
              .latency()
              .getCountBetweenValues(500 * MILLI, measurement.recorder().latency().getMaxValue());
      assertThat(later).as(arrivals.name()).isBetween(450L, 550L);
    }
  }

  @Test
  void closedLoop_stallOfASecond_missesIt() {
    ScriptedServer server = new ScriptedServer(STALL);

    ThroughputResult result =
        new ClosedLoop(server, stop, server)
            .run(
                new ClosedLoop.Plan(
                    1, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                Requests.source(10, 7),
                LABELS);

    // Four of five seconds at a request a millisecond; of the stalled second one request only. Of
    // 4,001 requests one was slow: percentiles of them would say that 99.97 % were answered in 1
    // ms.
    assertThat(result.status()).isEqualTo(Status.OK);
    assertThat(result.answers()).isBetween(3_990L, 4_002L);
  }

  @Test
  void run_serverThatKeepsUp_hasItsServiceTimeAndNoLateness() throws InterruptedException {
    ScriptedServer server = new ScriptedServer(sent -> sent + 3 * MILLI);

    Measurement measurement = run(server, plan(500, LoadPlan.Arrivals.CONSTANT));

    ScenarioResult result = measurement.result(LABELS);
    assertThat(result.requests()).isEqualTo(2_500);
    assertThat(result.latency().p50()).isBetween(3 * MILLI, 3 * MILLI + MILLI / 20);
    assertThat(result.lateness().max()).isLessThan(MILLI / 100);
    assertThat(result.achievedServiceQps()).isBetween(499.0, 501.0);
    assertThat(measurement.detail("x").quiet().latency().n()).isEqualTo(2_500);
    assertThat(measurement.detail("x").availability()).isEqualTo(1);
  }

  @Test
  void run_generatorSlowerThanTheServer_isFailed() throws InterruptedException {
    // Sending alone takes 4 ms of the generator's time: at 200 a second it falls behind.
    ScriptedServer server =
        new ScriptedServer(sent -> sent + MILLI) {
          @Override
          public void send(Exchange exchange, Listener listener) {
            poll(0);
            super.send(exchange, listener);
            for (long busy = 0; busy < 4_900_000; busy += 50) {
              getAsLong();
            }
          }
        };

    ScenarioResult result = run(server, plan(203, LoadPlan.Arrivals.POISSON)).result(LABELS);

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons().get(0)).startsWith("the generator was late: p50 ");
  }

  @Test
  void search_serverOfKnownCapacity_findsIt() throws Exception {
    // 2 ms a request, one at a time: 500 a second at the very most.
    List<Trial> seen = new ArrayList<>();
    RateSearch search =
        new RateSearch(
            (rate, whole) -> {
              ScriptedServer server = new ScriptedServer(ScriptedServer.oneAtATime(2 * MILLI));
              ScenarioResult result =
                  run(server, plan(rate, LoadPlan.Arrivals.CONSTANT)).result(LABELS);
              boolean held = result.status() == Status.OK && result.latency().p99() < 100 * MILLI;
              Trial trial =
                  new Trial(rate, result.seconds(), result.latency().p99(), held ? "" : "slow");
              seen.add(trial);
              return trial;
            });

    Double largest = search.search(40);

    assertThat(largest).isBetween(500 / RateSearch.RESOLUTION, 515.0);
    assertThat(search.trials()).isEqualTo(seen);
  }

  @Test
  void search_firstTrialFailsByAStall_itsRateIsNoBound() throws Exception {
    int[] trials = {0};
    RateSearch search =
        new RateSearch(
            (rate, whole) ->
                new Trial(
                    rate, 1, 1, trials[0]++ == 0 || rate > 1_000 ? "the generator was late" : ""));

    assertThat(search.search(40)).isBetween(1_000 / RateSearch.RESOLUTION, 1_000.0);
    assertThat(search.trials().get(0).held()).isFalse();
  }

  @Test
  void search_targetThatHoldsNothing_findsNothing() throws Exception {
    RateSearch search = new RateSearch((rate, whole) -> new Trial(rate, 1, 1, "1 errors"));

    assertThat(search.search(10)).isNull();
    assertThat(search.trials()).hasSize(14);
  }

  @Test
  void search_rateHeldForAMomentOnly_isTakenBack() throws Exception {
    RateSearch search =
        new RateSearch(
            (rate, whole) -> new Trial(rate, 1, 1, rate <= (whole ? 800 : 1_000) ? "" : "slow"));

    assertThat(search.search(100)).isBetween(800 / RateSearch.RESOLUTION, 800.0);
  }
}
