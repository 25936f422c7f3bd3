package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.HistogramLog;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultJson;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.rig.FakeServer;
import dev.tegula.rig.Requests;
import dev.tegula.workload.ExpectedRequests;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandTest {

  private final FakeServer server = new FakeServer();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void writeRequests() throws IOException {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private int run(String command, String... more) {
    CommandLine line = LoadMain.commandLine(new Interruption());
    line.setOverwrittenOptionsAllowed(true);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.getSubcommands()
        .values()
        .forEach(
            sub -> {
              sub.setOut(line.getOut());
              sub.setErr(line.getErr());
            });
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--requests",
                folder.resolve("requests.jsonl").toString(),
                "--name",
                "memory",
                "--store-label",
                "memory",
                "--out",
                folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  private int load(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--target",
                server.url().toString(),
                "--rate",
                "50",
                "--duration",
                "1s",
                "--warmup",
                "200ms"));
    arguments.addAll(List.of(more));
    return run("load", arguments.toArray(String[]::new));
  }

  private ScenarioResult scenario() throws IOException {
    return RecordedRun.read(folder.resolve("run")).scenarios().get(0);
  }

  @Test
  void load_rightAnswers_isOkAndKept() throws IOException {
    assertThat(load("--json", "--arrivals", "constant")).as(err.toString()).isZero();

    ScenarioResult result = scenario();
    assertThat(ResultJson.parse(out.toString(), ScenarioResult.class, "stdout")).isEqualTo(result);
    assertThat(result.status()).isEqualTo(Status.OK);
    assertThat(result.requests()).isEqualTo(50);
    assertThat(result.latency().n()).isEqualTo(50);
    assertThat(result.series()).hasSize(1);
    assertThat(result.errorRate()).isZero();
    assertThat(result.achievedStoreQps()).isPositive();
    RecordedRun run = RecordedRun.read(folder.resolve("run"));
    assertThat(run.manifest().status()).isEqualTo(Status.OK);
    assertThat(run.manifest().configuration())
        .containsEntry("ratePerSecond", "50.0")
        .containsEntry("answers", "VALUES");
    assertThat(HistogramLog.read(run.histogramLog(result)).get(0).histogram().getTotalCount())
        .isEqualTo(50);
  }

  @Test
  void load_valuesThatNobodyKnows_saysThatShapesAreChecked() throws IOException {
    Path workload =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            name: own
            description: a test
            seed: 1
            load: {rate_per_second: 50, warmup: 0s, duration: 1s}
            requests:
              workspace: prod
              services: [{name: fake, share: 1, features: 3, key_ranges: {key: 1..9}}]
            """);
    CommandLine line = LoadMain.commandLine(new Interruption());
    line.getSubcommands().get("load").setOut(new PrintWriter(out, true));

    int exitCode =
        line.execute(
            "load",
            "--workload",
            workload.toString(),
            "--target",
            server.url().toString(),
            "--out",
            folder.resolve("run").toString());

    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString()).contains("answers checked: SHAPE; errors: none");
    assertThat(RecordedRun.read(folder.resolve("run")).manifest().configuration())
        .containsEntry("answers", "SHAPE");
  }

  @Test
  void load_oneWrongAnswer_stopsAndFails() throws IOException {
    server.script(
        (number, right) -> {
          if (number == 30) {
            right.body().getJsonObject("result").getJsonArray("features").set(1, 0.25);
          }
          right.send();
        });

    assertThat(load("--duration", "60s")).isEqualTo(1);

    ScenarioResult result = scenario();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reasons())
        .containsExactly("wrong answer from fake: view.mean: 0.25 (expected: 0.5)");
    assertThat(result.errorsByClass()).containsEntry(ErrorClass.WRONG_ANSWER, 1L);
    assertThat(RecordedRun.read(folder.resolve("run")).manifest().status())
        .isEqualTo(Status.FAILED);
    assertThat(err.toString()).contains("FAILED: wrong answer");
  }

  @Test
  void load_serverThatFailsTooOften_missesTheRate() throws IOException {
    server.script(
        (number, right) -> {
          if (number % 10 == 9) {
            right.send(503, Buffer.buffer("{}"));
          } else {
            right.send();
          }
        });

    assertThat(load()).isEqualTo(1);

    assertThat(scenario().reasons()).hasSize(1).first().asString().startsWith("missed rate: ");
    assertThat(scenario().errorsByClass()).containsOnlyKeys(ErrorClass.HTTP_5XX);
    assertThat(scenario().errorRateUpper95()).isGreaterThan(scenario().errorRate());
  }

  @Test
  void load_emptyAnswers_areRefusedBeforeTheRun() {
    server.script((number, right) -> right.send(200, Buffer.buffer()));

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("wrong answer from fake: answer: ");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void load_answersThatBecomeEmpty_areWrong() throws IOException {
    // Only the probe's answer, the first one, is a right one.
    server.script(
        (number, right) -> {
          if (number == 0) {
            right.send();
          } else {
            right.send(200, Buffer.buffer());
          }
        });

    assertThat(load("--warmup", "0s")).isEqualTo(1);

    assertThat(scenario().errorsByClass()).containsKey(ErrorClass.WRONG_ANSWER);
  }

  @Test
  void load_wrongKey_isOneLineBeforeTheRun() {
    server.script((number, right) -> right.send(401, Buffer.buffer("{}")));

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("refuses the API key, HTTP 401");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void load_missingService_isOneLineBeforeTheRun() {
    server.script((number, right) -> right.send(404, Buffer.buffer("{}")));

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("has no feature service fake, HTTP 404");
  }

  @Test
  void load_unreachableTarget_isOneLineBeforeTheRun() {
    server.close();

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("cannot be reached");
  }

  @Test
  void load_targetWithoutMetrics_isOneLineBeforeTheRun() {
    server.withoutMetrics();

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("tegula_store_rows_read_total");
  }

  @Test
  void load_foreignTarget_isRefused() {
    assertThat(load("--target", "http://192.0.2.1:80")).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("--target-is-mine");
  }

  @Test
  void load_intoFinishedRun_isRefused() {
    assertThat(load()).as(err.toString()).isZero();

    assertThat(load()).isEqualTo(1);
    assertThat(load("--join", "--name", "other")).isEqualTo(1);

    assertThat(err.toString()).contains("never overwritten").contains("holds a run that has ended");
  }

  @Test
  void load_badRate_isOneLine() {
    assertThat(load("--rate", "0")).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("ratePerSecond: 0.0 (expected: > 0");
  }

  @Test
  void load_badRateAmongSeveral_isOneLineBeforeTheRun() {
    assertThat(load("--rate", "50,1e9")).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("ratePerSecond: 1.0E9 (expected: > 0");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void load_stepsAndClosedLoop_areKeptUnderTheirNames() throws IOException {
    run(
        "load",
        "--target",
        server.url().toString(),
        "--rate",
        "20,40",
        "--duration",
        "1s",
        "--warmup",
        "200ms",
        "--name",
        "steps");
    assertThat(RecordedRun.read(folder.resolve("run")).scenarios())
        .extracting(ScenarioResult::name)
        .containsExactly("steps-20", "steps-40");

    int exitCode =
        load("--closed-loop", "4", "--name", "probe", "--out", folder.resolve("probe").toString());

    assertThat(exitCode).as(err.toString()).isZero();
    var probe = RecordedRun.read(folder.resolve("probe")).throughputs().get(0);
    assertThat(probe.answers()).isPositive();
    assertThat(probe.connections()).isEqualTo(4);
  }

  @Test
  void load_optionsThatContradictEachOther_areWrongUsage() {
    for (String[] wrong :
        new String[][] {
          {"--search", "--generator", "0/2"},
          {"--search", "--rate", "10,20"},
          {"--search", "--closed-loop", "2"},
          {"--closed-loop", "-3"},
          {"--closed-loop", "0"},
          {"--closed-loop", "257"}
        }) {
      err.getBuffer().setLength(0);

      assertThat(load(wrong)).as(String.join(" ", wrong)).isEqualTo(2);

      assertThat(err.toString()).hasLineCount(1).contains(wrong[0] + ": ", "(expected: ");
      assertThat(folder.resolve("run")).doesNotExist();
    }
    assertThat(server.requests()).isZero();
  }

  @Test
  void load_wrongUsage_isOneLineAndExitCodeTwo() {
    assertThat(load("--duration", "soon")).isEqualTo(2);

    assertThat(err.toString())
        .hasLineCount(1)
        .contains("--duration", "'soon' is no duration (expected: such as 30s)");
  }

  @Test
  void load_brokenRequestsFile_namesFileAndLine() throws IOException {
    Files.writeString(folder.resolve("requests.jsonl"), "{\"service\"");

    assertThat(load()).isEqualTo(1);

    assertThat(err.toString()).contains("requests.jsonl:1: ");
  }

  @Test
  void verify_everythingRight_isOk() throws IOException {
    assertThat(run("verify", "--target", server.url().toString(), "--limit", "7"))
        .as(err.toString())
        .isZero();

    var result = RecordedRun.read(folder.resolve("run")).verifications().get(0);
    assertThat(result.requests()).isEqualTo(7);
    assertThat(result.valuesCompared()).isEqualTo(21);
    assertThat(result.mismatches()).isZero();
    assertThat(result.status()).isEqualTo(Status.OK);
    assertThat(out.toString()).contains("7 requests, 21 values compared, 0 mismatches");
  }

  @Test
  void verify_wrongStatus_isAMismatchInFull() throws IOException {
    server.script(
        (number, right) -> {
          if (right.body().containsKey("metadata")) {
            right
                .body()
                .getJsonObject("metadata")
                .getJsonArray("features")
                .getJsonObject(2)
                .put("status", "TIME_OUT");
          }
          right.send();
        });

    assertThat(run("verify", "--target", server.url().toString())).isEqualTo(1);

    var result = RecordedRun.read(folder.resolve("run")).verifications().get(0);
    assertThat(result.mismatches()).isEqualTo(10);
    assertThat(result.examples().get(0).feature()).isEqualTo("view.max");
    assertThat(result.examples().get(0).served()).contains("TIME_OUT");
    assertThat(err.toString()).contains("FAILED: 10 mismatches in 30 values of 10 requests");
  }
}
