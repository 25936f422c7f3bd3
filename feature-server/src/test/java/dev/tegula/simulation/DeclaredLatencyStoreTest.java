package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.store.HeapOnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The built-in latency, on a clock that the test moves. */
final class DeclaredLatencyStoreTest {

  private static final long FAR_NANOS = Long.MAX_VALUE / 2;
  private static final byte[] KEY = {1};
  private static final byte[] ROW = {42};
  private static final DeclaredLatency STANDARD = DeclaredLatency.standard();

  private final ScriptedAlarm alarm = new ScriptedAlarm();

  @Test
  void read_oneRow_followsTheDeclaredQuantiles() {
    double[] millis = latencies(STANDARD, 1, 200_000);

    assertThat(quantile(millis, 0.10)).isCloseTo(2.4, within(0.03));
    assertThat(quantile(millis, 0.50)).isCloseTo(3.5, within(0.03));
    assertThat(quantile(millis, 0.90)).isCloseTo(7.0, within(0.10));
    assertThat(quantile(millis, 0.95)).isCloseTo(10.0, within(0.20));
    assertThat(quantile(millis, 0.99)).isCloseTo(22.6, within(0.60));
    assertThat(millis[0]).isCloseTo(1.8, within(1e-6));
  }

  /** The figures are those of the order statistics of fifty independent reads. */
  @Test
  void read_fiftyTables_slowestOfFiftyIndependentReads() {
    double[] millis = latencies(STANDARD, 50, 40_000);

    assertThat(quantile(millis, 0.50)).isCloseTo(maximumOf(50, 0.50), within(0.5));
    assertThat(quantile(millis, 0.95)).isCloseTo(maximumOf(50, 0.95), within(1.0));
    assertThat(quantile(millis, 0.99)).isCloseTo(maximumOf(50, 0.99), within(4.0));
  }

  @Test
  void read_fiftyTablesPacked_asOneRead() {
    double[] millis = latencies(new DeclaredLatency(STANDARD.quantiles(), 0, true, 7), 50, 40_000);

    assertThat(quantile(millis, 0.50)).isCloseTo(3.5, within(0.05));
    assertThat(quantile(millis, 0.95)).isCloseTo(10.0, within(0.4));
  }

  @Test
  void read_fullyCorrelated_asOneRead() {
    double[] millis = latencies(new DeclaredLatency(STANDARD.quantiles(), 1, false, 7), 50, 40_000);

    assertThat(quantile(millis, 0.50)).isCloseTo(3.5, within(0.05));
  }

  @Test
  void draws_correlationOfAQuarter_aQuarterOfPairsAlike() {
    DeclaredLatency declared = new DeclaredLatency(STANDARD.quantiles(), 0.25, false, 7);
    int requests = 40_000;
    long alike =
        IntStream.range(0, requests)
            .mapToObj(request -> new RequestDraws(declared, request).nanos(reads(2)))
            .filter(nanos -> nanos[0] == nanos[1] && nanos[0] > 1_800_000)
            .count();

    // Of independent pairs, one in ten thousand is alike: both at the least.
    assertThat(alike / (double) requests).isCloseTo(0.25, within(0.01));
  }

  @Test
  void draws_sameSeedAndRequest_same() {
    assertThat(new RequestDraws(STANDARD, 5).nanos(reads(9)))
        .isEqualTo(new RequestDraws(STANDARD, 5).nanos(reads(9)))
        .isNotEqualTo(new RequestDraws(STANDARD, 6).nanos(reads(9)));
  }

  @Test
  void read_deadlineBeforeSlowestRead_thoseInTimeAndAtTheDeadline() {
    long[] nanos = new RequestDraws(STANDARD, 0).nanos(reads(8));
    long deadlineNanos = Arrays.stream(nanos).sorted().toArray()[4];

    List<RowAnswer> answers = read(store(STANDARD, 8), 8, deadlineNanos);

    assertThat(alarm.nowNanos()).isEqualTo(deadlineNanos);
    for (int i = 0; i < 8; i++) {
      assertThat(answers.get(i))
          .isInstanceOf(nanos[i] > deadlineNanos ? RowAnswer.Late.class : RowAnswer.Found.class);
    }
  }

  @Test
  void read_noRows_atOnce() {
    assertThat(read(store(STANDARD, 1), 0, FAR_NANOS)).isEmpty();
    assertThat(alarm.nowNanos()).isZero();
  }

  private double[] latencies(DeclaredLatency declared, int rows, int requests) {
    DeclaredLatencyStore store = store(declared, rows);
    double[] millis = new double[requests];
    for (int i = 0; i < requests; i++) {
      long startedNanos = alarm.nowNanos();
      assertThat(read(store, rows, FAR_NANOS)).hasSize(rows);
      millis[i] = (alarm.nowNanos() - startedNanos) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private List<RowAnswer> read(DeclaredLatencyStore store, int rows, long deadlineNanos) {
    CompletionStage<List<RowAnswer>> answers = store.read(reads(rows), deadlineNanos);
    assertThat(answers.toCompletableFuture()).isNotDone();
    alarm.advanceToNext();
    return answers.toCompletableFuture().join();
  }

  private DeclaredLatencyStore store(DeclaredLatency declared, int tables) {
    HeapOnlineStore.Builder rows = new HeapOnlineStore.Builder();
    for (int i = 0; i < tables; i++) {
      rows.row("table-" + i, KEY, ROW);
    }
    return new DeclaredLatencyStore(rows.build(), declared, alarm, alarm::nowNanos);
  }

  private static List<RowRead> reads(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> new RowRead("table-" + i, KEY)).toList();
  }

  private static double quantile(double[] sorted, double quantile) {
    return sorted[(int) (quantile * sorted.length)];
  }

  /** The quantile of the slowest of some reads: all of them must stay within. */
  private static double maximumOf(int reads, double quantile) {
    return STANDARD.quantiles().nanos(Math.pow(quantile, 1.0 / reads)) / 1e6;
  }
}
