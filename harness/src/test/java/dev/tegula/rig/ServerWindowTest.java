package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerWindowTest {

  private final StopSignal stop = new StopSignal();

  private @Nullable ServerWork await(Duration timeout, String... pages)
      throws InterruptedException {
    return await(timeout, List.of(server(pages)));
  }

  private @Nullable ServerWork await(
      Duration timeout, List<Supplier<CompletionStage<Answer>>> servers)
      throws InterruptedException {
    long[] now = {0};
    ServerWindow window = new ServerWindow(servers, () -> now[0] += 1_000_000_000L);
    window.readStart();
    window.readEnd();
    return window.await(stop, timeout);
  }

  /** A server that shows these pages, one after the other, and then no more. */
  private static Supplier<CompletionStage<Answer>> server(String... pages) {
    Deque<String> left = new LinkedBlockingDeque<>(List.of(pages));
    return () -> {
      String page = left.poll();
      return page == null
          ? new CompletableFuture<>()
          : CompletableFuture.completedFuture(
              new Answer(200, page.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static String rows(long rows) {
    return "tegula_store_rows_read_total " + rows + "\n";
  }

  @Test
  void await_twoReadings_isTheirDifference() throws InterruptedException {
    ServerWork work = await(Duration.ofMinutes(1), rows(3), rows(10));

    assertThat(work.rowsRead()).isEqualTo(7);
    assertThat(work.seconds()).isEqualTo(1);
    assertThat(stop.reason()).isNull();
  }

  @Test
  void await_severalServers_isTheWorkOfAll() throws InterruptedException {
    ServerWork work =
        await(
            Duration.ofMinutes(1),
            List.of(
                server(
                    rows(3) + "tegula_requests_total 1\n", rows(10) + "tegula_requests_total 3\n"),
                server(
                    rows(5) + "tegula_requests_total 0\n", rows(9) + "tegula_requests_total 5\n")));

    assertThat(work.rowsRead()).isEqualTo(11);
    assertThat(work.requests()).isEqualTo(7);
    assertThat(work.seconds()).isEqualTo(2);
  }

  @Test
  void await_oneServerOfTwoRestarted_stopsTheRunThoughTheSumHasGrown() throws InterruptedException {
    assertThat(
            await(
                Duration.ofMinutes(1),
                List.of(server(rows(3), rows(100)), server(rows(10), rows(1)))))
        .isNull();

    assertThat(stop.reason()).contains("from 10.0 to 1.0 (was the server restarted?)");
  }

  @Test
  void await_serverRestartedMeanwhile_stopsTheRun() throws InterruptedException {
    assertThat(await(Duration.ofMinutes(1), rows(10), rows(3))).isNull();

    assertThat(stop.reason())
        .contains("store reads unknown: ", "counters went back", "(was the server restarted?)");
  }

  @Test
  void await_silentServer_saysForHowLong() throws InterruptedException {
    assertThat(await(Duration.ofMillis(100), rows(1))).isNull();

    assertThat(stop.reason())
        .isEqualTo("store reads unknown: no answer from /metrics within 100 ms");
  }

  /** Would take an hour otherwise. */
  @Test
  void await_silentServerOfAStoppedRun_waitsForAMomentOnly() throws InterruptedException {
    stop.stop("interrupted");

    assertThat(await(Duration.ofHours(1), rows(1))).isNull();

    assertThat(stop.reason()).isEqualTo("interrupted");
  }
}
