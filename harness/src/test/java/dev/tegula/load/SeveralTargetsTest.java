package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.rig.FakeServer;
import dev.tegula.rig.Requests;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One generator before two servers. */
class SeveralTargetsTest {

  private final FakeServer first = new FakeServer();
  private final FakeServer second = new FakeServer();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void writeRequests() throws IOException {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private int run(String command, URI one, URI other, String... more) {
    CommandLine line = LoadMain.commandLine(new Interruption());
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.setOut(new PrintWriter(out, true));
      sub.setErr(new PrintWriter(err, true));
    }
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--requests", folder.resolve("requests.jsonl").toString()));
    arguments.addAll(List.of("--target", one + "," + other));
    arguments.addAll(List.of("--out", folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  private int load(URI one, URI other) {
    return run("load", one, other, "--rate", "100", "--duration", "1s", "--warmup", "200ms");
  }

  @Test
  void load_twoServers_askedInTurnAndCountedTogether() throws IOException {
    assertThat(load(first.url(), second.url())).as(err.toString()).isZero();

    // Each was also asked once before the run.
    assertThat(first.requests()).isBetween(second.requests() - 1, second.requests() + 1);
    RecordedRun run = RecordedRun.read(folder.resolve("run"));
    ScenarioResult result = run.scenarios().get(0);
    assertThat(result.status()).isEqualTo(Status.OK);
    // Two rows for each request, by the counters of both.
    assertThat(result.achievedStoreQps()).isBetween(140.0, 260.0);
    assertThat(run.manifest().configuration())
        .containsEntry("target", first.url() + "," + second.url());
  }

  @Test
  void load_secondServerUnreachable_isOneLineWithItsAddress() {
    second.close();

    assertThat(load(first.url(), second.url())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains(second.url() + ": cannot be reached");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void load_sameServerTwice_isRefused() {
    assertThat(load(first.url(), first.url())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("(expected: each server once)");
  }

  @Test
  void verify_twoServers_isRefused() {
    assertThat(run("verify", first.url(), second.url())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("(expected: one URL)");
  }
}
