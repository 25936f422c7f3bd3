package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.Mark;
import dev.tegula.result.Status;
import dev.tegula.result.ThroughputResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The throughput probe in scripted time. */
class ClosedLoopTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long NEVER = Long.MAX_VALUE;

  private static ThroughputResult run(ScriptedServer server, int connections) {
    return new ClosedLoop(server, new StopSignal(), server)
        .run(
            new ClosedLoop.Plan(
                connections, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)),
            Requests.source(10, 7),
            new Measurement.Labels("probe", "scripted", Mark.SIMULATED, "", true));
  }

  /** Spoils the answers that are complete from a moment on. */
  private static ScriptedServer wrongFrom(long nanos, long serviceNanos) {
    return new ScriptedServer(sent -> sent + serviceNanos) {
      @Override
      public void send(Exchange exchange, Listener listener) {
        super.send(
            exchange,
            new Listener() {
              @Override
              public void answered(Exchange answered, int status, byte[] body) {
                listener.answered(answered, status, getAsLong() < nanos ? body : new byte[0]);
              }

              @Override
              public void broken(Exchange lost, String reason) {
                listener.broken(lost, reason);
              }
            });
      }
    };
  }

  @Test
  void run_serverOfKnownSpeed_countsTheWindowOnly() {
    ThroughputResult result = run(new ScriptedServer(sent -> sent + 4 * MILLI), 8);

    assertThat(result.reasons()).isEmpty();
    assertThat(result.seconds()).isEqualTo(2);
    assertThat(result.answers()).isBetween(3_950L, 4_008L);
  }

  @Test
  void run_noAnswerWithinTheWindow_isFailed() {
    // Answers before the window and after it, all of them right.
    ThroughputResult result =
        run(new ScriptedServer(sent -> sent < SECOND / 2 ? SECOND / 2 : 4 * SECOND), 2);

    assertThat(result.answers()).isZero();
    assertThat(result.errorsByClass()).isEmpty();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons())
        .containsExactly("no right answer within the window (expected: at least one)");
  }

  @Test
  void run_oneCallerNeverAnswered_isFailedHoweverBusyTheOthersAre() {
    long[] sent = {0};
    ThroughputResult result = run(new ScriptedServer(at -> sent[0]++ == 5 ? NEVER : at + MILLI), 4);

    assertThat(result.answers()).isGreaterThan(5_000);
    assertThat(result.reasons()).containsExactly("no answer within 5000 ms");
    assertThat(result.errorsByClass()).containsExactly(java.util.Map.entry(ErrorClass.TIMEOUT, 1L));
  }

  @Test
  void run_wrongAnswer_isFailedWheneverItComes() {
    for (long from : new long[] {SECOND / 2, 2 * SECOND, 3 * SECOND}) {
      ThroughputResult result = run(wrongFrom(from, 3 * MILLI), 2);

      assertThat(result.reasons())
          .as("from %d", from)
          .hasSize(1)
          .first()
          .asString()
          .startsWith("wrong answer from fake: ");
      assertThat(result.errorsByClass()).containsEntry(ErrorClass.WRONG_ANSWER, 1L);
    }
  }
}
