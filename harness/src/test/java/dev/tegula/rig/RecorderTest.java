package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.ScenarioResult.Second;
import dev.tegula.result.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** On a scripted clock: every offset is given, none is measured. */
class RecorderTest {

  private static final long MILLI = 1_000_000L;
  private static final LoadPlan PLAN =
      new LoadPlan(
          100,
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          LoadPlan.Arrivals.CONSTANT,
          1,
          Duration.ofSeconds(2));

  private final Recorder recorder = new Recorder(PLAN);

  /** Plays the plan on a server whose answer to what is due at an offset comes at another. */
  private void play(Server server) {
    ArrivalSchedule schedule = PLAN.schedule();
    for (long due = schedule.nextOffsetNanos();
        due < PLAN.totalNanos();
        due = schedule.nextOffsetNanos()) {
      recorder.sent(due, due, 100);
      recorder.answered(due, server.answeredAt(due));
    }
  }

  private interface Server {
    long answeredAt(long due);
  }

  private ScenarioResult result() {
    return new Measurement(
            PLAN,
            Instant.EPOCH,
            4,
            recorder,
            new Hiccups(new Histogram(3), List.of(0L, 0L, 0L, 0L)),
            null,
            null)
        .result(new Measurement.Labels("fake", "fake", Mark.SIMULATED, "", true));
  }

  @Test
  void result_serverStalledForASecond_showsTheWholeStall() {
    // Everything due from second 2 to 3 of the run is answered at 3.
    play(due -> due >= 2_000 * MILLI && due < 3_000 * MILLI ? 3_000 * MILLI : due + MILLI);

    ScenarioResult result = result();

    assertThat(result.latency().max()).isBetween(1_000 * MILLI, 1_001 * MILLI);
    Second stalled = result.series().get(1);
    assertThat(stalled.p50()).isBetween(490 * MILLI, 510 * MILLI);
    assertThat(result.series().get(0).max()).isLessThan(2 * MILLI);
    assertThat(result.series().get(2).max()).isLessThan(2 * MILLI);
    assertThat(recorder.latency().getCountBetweenValues(501 * MILLI, 2_000 * MILLI))
        .isBetween(45L, 55L);
    assertThat(result.status()).isEqualTo(Status.OK);
  }

  @Test
  void result_warmup_isApart() {
    play(due -> due < 1_000 * MILLI ? due + 900 * MILLI : due + MILLI);

    assertThat(result().latency().max()).isLessThan(2 * MILLI);
    assertThat(result().requests()).isEqualTo(400);
    assertThat(recorder.warmup().getTotalCount()).isEqualTo(100);
    assertThat(recorder.warmup().getMinValue()).isGreaterThan(890 * MILLI);
  }

  @Test
  void result_serverAtSeventyPercentOfTheRate_missedIt() {
    // 70 answers a second, in order: the backlog grows to more than a second.
    long[] free = {0};
    play(
        due -> {
          free[0] = Math.max(free[0], due) + 1_000_000_000L / 70;
          return free[0];
        });

    ScenarioResult result = result();

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons().get(0)).startsWith("missed rate: ");
    assertThat(result.achievedServiceQps()).isBetween(69.0, 71.0);
  }

  @Test
  void result_everyArrivalAnswered_achievesTheRate() {
    play(due -> due + MILLI);

    assertThat(result().achievedServiceQps()).isEqualTo(100);
    assertThat(result().status()).isEqualTo(Status.OK);
  }

  @Test
  void result_curve_ascendsToTheMaximum() {
    play(due -> due + 1 + due % (50 * MILLI));

    List<ScenarioResult.CurvePoint> curve = result().curve();
    assertThat(curve).extracting(ScenarioResult.CurvePoint::percentile).isSorted();
    assertThat(curve).extracting(ScenarioResult.CurvePoint::nanos).isSorted();
    assertThat(curve.get(curve.size() - 1))
        .isEqualTo(new ScenarioResult.CurvePoint(100, result().latency().max()));
  }

  @Test
  void failed_timeout_hasALatencyAndOthersDoNot() {
    recorder.sent(1_000 * MILLI, 1_003 * MILLI, 100);
    recorder.failed(1_000 * MILLI, 3_003 * MILLI, ErrorClass.TIMEOUT);
    recorder.sent(1_010 * MILLI, 1_010 * MILLI, 100);
    recorder.failed(1_010 * MILLI, 1_011 * MILLI, ErrorClass.CONNECT);

    ScenarioResult result = result();

    assertThat(result.latency().n()).isEqualTo(1);
    assertThat(result.latency().max()).isGreaterThanOrEqualTo(2_003 * MILLI);
    assertThat(result.lateness().max()).isBetween(3 * MILLI, 3 * MILLI + MILLI / 100);
    assertThat(result.errorRate()).isEqualTo(1);
    assertThat(result.series().get(0).errors()).isEqualTo(2);
  }

  @Test
  void result_nothingDue_failed() {
    assertThat(result().reasons()).containsExactly("no request was due in the measured window");
  }
}
