package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.rig.FakeServer;
import dev.tegula.rig.Requests;
import dev.tegula.workload.ExpectedRequests;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The load process as a whole, ended from outside. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedLoadTest {

  @TempDir private Path folder;

  @Test
  void load_signalled_keepsAndMarksWhatWasMeasured() throws Exception {
    RecordedRun run = interrupted((server, number, counted) -> {});

    assertThat(run.scenarios().get(0).requests()).isGreaterThan(50);
    assertThat(run.scenarios().get(0).errorsByClass()).isEmpty();
  }

  @Test
  void load_signalledWhileTheServerIsSilent_keepsItAndCountsWhatNeverCame() throws Exception {
    RecordedRun run =
        interrupted(
            (server, number, counted) -> {
              if (number == 50) {
                server.fallSilent(counted);
              }
            });

    ScenarioResult cut = run.scenarios().get(0);
    long unanswered = ScenarioResult.errors(cut.errorsByClass());
    assertThat(cut.errorsByClass()).containsOnlyKeys(ErrorClass.TIMEOUT);
    assertThat(unanswered).isPositive();
    assertThat(run.details().get(0).availability())
        .isEqualTo(1 - (double) unanswered / cut.requests());
    assertThat(cut.latency().n()).isEqualTo(cut.requests());
  }

  private interface Happening {
    void at(FakeServer server, long number, Runnable counted);
  }

  /** A load that is interrupted after some requests, answered or not; what it left. */
  private RecordedRun interrupted(Happening happening) throws Exception {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
    CountDownLatch enough = new CountDownLatch(90);
    try (FakeServer server = new FakeServer()) {
      server.script(
          (number, right) -> {
            right.send();
            happening.at(server, number, enough::countDown);
            enough.countDown();
          });
      Process process = start(server);
      try {
        assertThat(enough.await(60, TimeUnit.SECONDS))
            .as(() -> "after a minute: " + contentOf(folder.resolve("log").toFile()))
            .isTrue();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).isNotZero();
    }

    RecordedRun run = RecordedRun.read(folder.resolve("run"));
    assertThat(run.manifest().status()).isEqualTo(Status.FAILED);
    assertThat(run.manifest().reasons()).containsExactly("cut: interrupted");
    assertThat(run.histogramLog(run.scenarios().get(0))).exists();
    return run;
  }

  private Process start(FakeServer server) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LoadMain.class.getName(),
            "load",
            "--requests",
            folder.resolve("requests.jsonl").toString(),
            "--target",
            server.url().toString(),
            "--name",
            "cut",
            "--rate",
            "100",
            "--warmup",
            "0s",
            "--duration",
            "10m",
            "--out",
            folder.resolve("run").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }
}
