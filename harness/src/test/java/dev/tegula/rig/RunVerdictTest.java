package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ScenarioDetail.Quiet;
import dev.tegula.result.ScenarioResult.LatencyNanos;
import dev.tegula.result.ScenarioResult.LatenessNanos;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunVerdictTest {

  private static final long MILLI = 1_000_000L;
  private static final LatenessNanos PUNCTUAL = new LatenessNanos(0, 0, 0);
  private static final LatenessNanos LATE = new LatenessNanos(0, 9 * MILLI, 9 * MILLI);

  private static LatencyNanos latency(long requests) {
    return new LatencyNanos(
        MILLI, 8 * MILLI, 9 * MILLI, 10 * MILLI, 10 * MILLI, 10 * MILLI, requests);
  }

  private static List<String> reasons(
      long requests, LatenessNanos late, long quietRequests, LatenessNanos quietlyLate) {
    return RunVerdict.reasons(
        new RunVerdict.Counts(requests, requests, Map.of()),
        latency(requests),
        late,
        new Quiet(1, latency(quietRequests), quietlyLate));
  }

  @Test
  void reasons_manyQuietRequests_areJudgedInPlaceOfTheWindow() {
    assertThat(reasons(9_000, LATE, 1_000, PUNCTUAL)).isEmpty();
    assertThat(reasons(9_000, PUNCTUAL, 1_000, LATE)).hasSize(1);
  }

  @Test
  void reasons_fewQuietRequests_theWholeWindowIsJudged() {
    // The smoke run of scenario 1 has 600 requests, whatever the machine does.
    for (long quiet : new long[] {0, 40, 560, 999}) {
      assertThat(reasons(600, LATE, quiet, PUNCTUAL))
          .containsExactly(
              "the generator was late: p99 9.000 ms of a latency of 10.000 ms (expected: at most half of it, or 1 ms)");
    }
    assertThat(reasons(600, PUNCTUAL, 560, LATE)).isEmpty();
  }

  @Test
  void reasons_tooFewRequestsBeyondAPercentile_itIsNotJudged() {
    LatenessNanos always = new LatenessNanos(2 * MILLI, 9 * MILLI, 9 * MILLI);

    assertThat(reasons(499, LATE, 0, PUNCTUAL)).isEmpty();
    assertThat(reasons(10, always, 0, PUNCTUAL)).hasSize(1).first().asString().contains(": p50 ");
    assertThat(reasons(9, always, 0, PUNCTUAL)).isEmpty();
  }
}
