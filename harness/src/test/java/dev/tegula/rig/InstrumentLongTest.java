package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultJson;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.ThroughputResult;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rig beside another instrument and at its promised rate; for a machine with two cores and
 * nothing else to do. The server has the last core to itself, the client the first.
 */
@Tag("long")
class InstrumentLongTest {

  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 8;
  private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

  @TempDir private Path folder;

  @BeforeEach
  void twoCores() throws IOException {
    assumeTrue(isInstalled("taskset"), "skipped: taskset is missing (install util-linux)");
    assumeTrue(
        Runtime.getRuntime().availableProcessors() >= 2, "skipped: needs two cores, one each");
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(1));
  }

  @Test
  void closedLoop_saturatedServer_isWithinFivePerCentOfWrk() throws Exception {
    assumeTrue(isInstalled("wrk"), "skipped: wrk is missing (install the package wrk)");
    List<Double> ratios = new ArrayList<>();
    try (PinnedServer server = PinnedServer.start(100_000)) {
      wrk(server);
      for (int round = 0; round < ROUNDS; round++) {
        double theirs = wrk(server);
        ratios.add(closedLoop(server, "round-" + round) / theirs);
      }
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.err.println("closed loop by wrk: " + ratios);
    assertThat(sorted[ROUNDS / 2]).as("of " + ratios).isBetween(0.95, 1.05);
  }

  @Test
  void load_twentyThousandSmallRequests_areSentOnTime() throws Exception {
    try (PinnedServer server = PinnedServer.start(0)) {
      load(server, "rate", "--rate", "20000", "--warmup", "10s", "--duration", "20s");
    }
    ScenarioResult result = RecordedRun.read(folder.resolve("rate")).scenarios().get(0);
    System.err.println("20,000/s: " + result.lateness() + " " + result.latency());

    assertThat(result.reasons()).isEmpty();
    assertThat(result.achievedServiceQps()).isGreaterThan(19_800);
    assertThat(result.lateness().p99()).isLessThan(1_000_000);
  }

  private double wrk(PinnedServer server) throws Exception {
    Path script = folder.resolve("post.lua");
    String body = Requests.of(1).get(0).body().toString().replace("\"", "\\\"");
    Files.writeString(
        script,
        "wrk.method = \"POST\"\nwrk.headers[\"content-type\"] = \"application/json\"\nwrk.body = \""
            + body
            + "\"\n");
    String out =
        output(
            List.of(
                "taskset",
                "-c",
                "0",
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d5s",
                "-s",
                script.toString(),
                server.url() + WireAddress.of(server.url(), null).getFeatures()));
    Matcher rate = WRK_RATE.matcher(out);
    assertThat(rate.find()).as(out).isTrue();
    return Double.parseDouble(rate.group(1));
  }

  private double closedLoop(PinnedServer server, String run) throws Exception {
    String out =
        load(
            server,
            run,
            "--closed-loop",
            Integer.toString(CONNECTIONS),
            "--warmup",
            "2s",
            "--duration",
            "5s");
    return ResultJson.parse(out, ThroughputResult.class, "stdout").answersPerSecond();
  }

  private String load(PinnedServer server, String run, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "taskset",
                "-c",
                "0",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tegula.load.LoadMain",
                "load",
                "--requests",
                folder.resolve("requests.jsonl").toString(),
                "--target",
                server.url().toString(),
                "--name",
                "instrument",
                "--json",
                "--out",
                folder.resolve(run).toString()));
    command.addAll(Arrays.asList(more));
    return output(command);
  }

  private static String output(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(command + "\n" + text).isZero();
      return text;
    }
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
