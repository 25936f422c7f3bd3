package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.HistogramLog;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.TaggedHistogram;
import dev.tegula.rig.FakeServer;
import dev.tegula.rig.Requests;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MergeCommandTest {

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int execute(String... arguments) {
    CommandLine line = LoadMain.commandLine(new Interruption());
    PrintWriter to = new PrintWriter(err, true);
    line.getSubcommands().values().forEach(command -> command.setErr(to).setOut(to));
    return line.execute(LoadMain.words(arguments));
  }

  private CompletableFuture<Integer> generator(FakeServer server, String stream) {
    return generator(server, stream, stream.substring(0, 1), "both");
  }

  private CompletableFuture<Integer> generator(
      FakeServer server, String stream, String run, String name) {
    return CompletableFuture.supplyAsync(
        () ->
            execute(
                "load",
                "--requests",
                folder.resolve("requests.jsonl").toString(),
                "--target",
                server.url().toString(),
                "--name",
                name,
                "--rate",
                "200",
                "--generator",
                stream,
                "--warmup",
                "500ms",
                "--duration",
                "2s",
                "--out",
                folder.resolve(run).toString()));
  }

  private ScenarioResult scenario(String run) throws IOException {
    return RecordedRun.read(folder.resolve(run)).scenarios().get(0);
  }

  private List<Histogram> histograms(String run, String tag) throws IOException {
    return HistogramLog.read(folder.resolve(run).resolve("scenario-both.hdr")).stream()
        .filter(tagged -> tagged.tag().equals(tag))
        .map(TaggedHistogram::histogram)
        .toList();
  }

  @Test
  void merge_twoGenerators_addsCountsAndHistograms() throws IOException {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
    try (FakeServer server = new FakeServer()) {
      CompletableFuture<Integer> first = generator(server, "0/2");
      CompletableFuture<Integer> second = generator(server, "1/2");
      assertThat(List.of(first.join(), second.join())).as(err.toString()).containsOnly(0);
    }

    int exitCode = execute("load", "merge", path("0"), path("1"), "--out", path("sum"));

    assertThat(exitCode).as(err.toString()).isZero();
    ScenarioResult sum = scenario("sum");
    assertThat(sum.status()).isEqualTo(Status.OK);
    assertThat(sum.targetServiceQps()).isEqualTo(200);
    assertThat(sum.requests()).isEqualTo(scenario("0").requests() + scenario("1").requests());
    Histogram expected = histograms("0", TaggedHistogram.LATENCY).get(0);
    expected.add(histograms("1", TaggedHistogram.LATENCY).get(0));
    Histogram merged = histograms("sum", TaggedHistogram.LATENCY).get(0);
    assertThat(merged.getTotalCount()).isEqualTo(sum.latency().n());
    for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
      assertThat(merged.getValueAtPercentile(percentile))
          .isEqualTo(expected.getValueAtPercentile(percentile));
    }
    assertThat(sum.series().stream().mapToLong(ScenarioResult.Second::requests).sum())
        .isEqualTo(sum.requests());
    ScenarioDetail detail = RecordedRun.read(folder.resolve("sum")).details().get(0);
    assertThat(detail.generators()).isEqualTo(2);
    assertThat(detail.quiet().latency().n()).isLessThanOrEqualTo(sum.latency().n());
    assertThat(histograms("sum", TaggedHistogram.SECOND)).hasSize(sum.series().size());
  }

  @Test
  void merge_runsOfDifferentTimes_isRefused() throws IOException {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
    try (FakeServer server = new FakeServer()) {
      List<Integer> codes = new ArrayList<>();
      codes.add(generator(server, "0/2").join());
      codes.add(generator(server, "1/2").join());
      assertThat(codes).as(err.toString()).containsOnly(0);
    }
    err.getBuffer().setLength(0);

    assertThat(execute("load", "merge", path("0"), path("1"), "--out", path("sum"))).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("ms apart");
    assertThat(folder.resolve("sum")).doesNotExist();
  }

  @Test
  void merge_whatIsNotEachGeneratorOfOneLoadOnce_isRefused() throws IOException {
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
    try (FakeServer server = new FakeServer()) {
      List<CompletableFuture<Integer>> started =
          List.of(
              generator(server, "0/2", "first", "both"),
              generator(server, "1/2", "second", "both"),
              generator(server, "0/2", "again", "both"),
              generator(server, "1/3", "third", "both"),
              generator(server, "1/2", "other", "another"));
      started.forEach(CompletableFuture::join);
    }

    assertThat(refusal("first", "first")).contains("both of generator 0/2 (expected: each");
    assertThat(refusal("first", "again")).contains("both of generator 0/2 (expected: each");
    assertThat(refusal("first", "third"))
        .contains("generators: [0/2, 1/3] (expected: all of one load, [0/2, 1/2])");
    assertThat(refusal("first", "second", "third")).contains("generators: [0/2, 1/2, 1/3]");
    assertThat(refusal("first", "other"))
        .contains("scenarios: [another MEASURED] (expected: [both MEASURED])");
    changeSetting("second", "\"store\" : \"not stated\"", "\"store\" : \"memory\"");
    assertThat(refusal("first", "second")).contains("second: store: memory (expected: not stated)");
    changeSetting("second", "\"store\" : \"memory\"", "\"store\" : \"not stated\"");
    changeSetting("second", "\"duration\" : \"PT2S\"", "\"duration\" : \"PT3S\"");
    assertThat(refusal("first", "second")).contains("second: duration: PT3S (expected: PT2S)");
  }

  private String refusal(String... runs) {
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("load", "merge"));
    for (String run : runs) {
      arguments.add(path(run));
    }
    arguments.addAll(List.of("--out", path("sum")));
    assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(1);
    assertThat(folder.resolve("sum")).doesNotExist();
    assertThat(err.toString()).hasLineCount(1);
    return err.toString();
  }

  private void changeSetting(String run, String from, String to) throws IOException {
    Path manifest = folder.resolve(run).resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
  }

  @Test
  void words_otherCommands_areLeftAlone() {
    String[] words = {"load", "--rate", "merge"};

    assertThat(Arrays.asList(LoadMain.words(words))).containsExactly("load", "--rate", "merge");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
