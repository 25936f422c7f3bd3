package dev.tegula.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.price.PriceBook;
import dev.tegula.result.Mark;
import dev.tegula.result.ResultJson;
import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Relation;
import dev.tegula.result.TargetTable.Row;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path temporary;

  @Test
  void write_completeRun_saysOkAndHasEverySection() throws IOException {
    Document page = report(SyntheticRun.complete(temporary.resolve("run")));

    assertThat(page.title()).isEqualTo("Tegula report: OK");
    assertThat(page.select("h1").text()).isEqualTo("OK");
    assertThat(page.select("section").eachAttr("id"))
        .containsExactly(
            "summary", "machine", "backfill", "verification", "load", "requests", "jmh", "cost");
    assertThat(page.select(".missing")).isEmpty();
  }

  @Test
  void write_completeRun_needsNothingFromOutside() throws IOException {
    Document page = report(SyntheticRun.complete(temporary.resolve("run")));

    assertThat(page.select("script, link, img, iframe, object, [src], [onload]")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("style").html()).doesNotContain("url(", "@import", "http");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void write_completeRun_captionsTablesAndNamesPlots() throws IOException {
    Document page = report(SyntheticRun.complete(temporary.resolve("run")));

    assertThat(page.select("table")).hasSizeGreaterThan(8);
    for (Element table : page.select("table")) {
      assertThat(table.select("> caption").text()).isNotBlank();
      assertThat(table.select("thead th").eachAttr("scope")).containsOnly("col");
      assertThat(table.select("tbody tr > :first-child").eachAttr("scope")).containsOnly("row");
    }
    assertThat(page.select("figure > svg"))
        .hasSize(4)
        .allSatisfy(svg -> assertThat(svg.select("> title").text()).isNotBlank());
    assertThat(page.select("td.number")).isNotEmpty();
  }

  @Test
  void write_loadScenario_showsRatesPercentilesAndLabels() throws IOException {
    Element load = report(SyntheticRun.complete(temporary.resolve("run"))).selectFirst("#load");

    assertThat(rowOf(load, "Rates and errors by scenario", "memory"))
        .containsSequence(
            "measured", "OK", "500.0", "499.9", "not set", "4,321.2", "30.0", "15,000")
        .endsWith("2", "0.0133 %", "0.0420 %");
    assertThat(rowOf(load, "Latency by scenario, milliseconds", "memory"))
        .containsSequence("0.412", "0.900", "1.23", "3.46", "12.3", "31.0", "15,000", "0.0200");
    assertThat(load.text())
        .contains("DynamoDB Local measures itself", "shared a machine", "Errors: timeout 2.");
    assertThat(load.select(".error-mark")).hasSize(2);
  }

  @Test
  void write_scenarioBesideItsDetail_showsQuietSecondsAndPhases() throws IOException {
    Element requests =
        report(SyntheticRun.complete(temporary.resolve("run"))).selectFirst("#requests");

    assertThat(
            rowOf(requests, "Latency over all and over the quiet seconds, milliseconds", "memory"))
        .containsSequence("measured", "0.412", "3.46", "8.38×", "28 of 30", "0.411", "2.90");
    assertThat(rowOf(requests, "A request by the server's own account, microseconds", "memory"))
        .containsSequence("measured", "8.60", "54,321", "311", "101", "12.5");
  }

  @Test
  void write_publishedScenarios_standBesidePredictions() throws IOException {
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run)
        .scenario("scenario-1-packed", "memory", List.of())
        .scenario("memory-window-28d", "memory", List.of())
        .scenario("memory-window-7d", "memory", List.of())
        .end(List.of());
    Element scenarios = report(run).selectFirst("#scenarios");

    assertThat(rowOf(scenarios, "Scenario 1, milliseconds", "published"))
        .containsSequence("–", "published", "14.0", "28.0", "37.0", "55.0", "1.00×");
    assertThat(rowOf(scenarios, "Scenario 1, milliseconds", "predicted, packed"))
        .containsSequence("modelled", "3.50", "7.00", "10.0", "22.6");
    assertThat(rowOf(scenarios, "Scenario 1, milliseconds", "scenario-1-packed"))
        .containsSequence("memory", "measured", "0.412", "0.900", "1.23", "3.46", "–");
    assertThat(rowOf(scenarios, "Latency against window length, milliseconds", "memory-window-7d"))
        .containsSequence("7", "499.9", "0.412");
    assertThat(scenarios.text())
        .contains("here the store that the row names")
        .doesNotContain("fitted to these very percentiles", "Scenario 2", "old-out", "of views");
  }

  @Test
  void write_simulatedScenario_isDividedByThePredictionThatWasFitted() throws IOException {
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run)
        .scenario("scenario-1-packed", "declared latencies", Mark.SIMULATED, List.of())
        .end(List.of());
    Element scenarios = report(run).selectFirst("#scenarios");

    assertThat(rowOf(scenarios, "Scenario 1, milliseconds", "scenario-1-packed"))
        .containsSequence("declared latencies", "simulated", "0.412")
        .endsWith("0.118×", "0.129×", "0.123×", "0.153×");
    assertThat(scenarios.text()).contains("fitted to these very percentiles");
  }

  @Test
  void write_summaryOfLoads_namesScenarioStoreAndMark() throws IOException {
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run)
        .scenario("calm", "memory", List.of())
        .scenario("busy", "memory", Mark.SIMULATED, List.of())
        .end(List.of());

    assertThat(report(run).select("#summary li").eachText())
        .anyMatch(
            line -> line.startsWith("Under load, scenario calm from the store memory (measured): "))
        .anyMatch(
            line ->
                line.startsWith("Under load, scenario busy from the store memory (simulated): "));
  }

  @Test
  void write_selfServeScenario_standsBesideItsHoldOutOnly() throws IOException {
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run).scenario("self-serve-mixed-18", "memory", List.of()).end(List.of());
    Element scenarios = report(run).selectFirst("#scenarios");

    String caption = "Hold-out: the vendor's self-serve benchmark, milliseconds";
    assertThat(rowOf(scenarios, caption, "mixed_18"))
        .containsSequence("published", "13.4", "28.9", "38.9", "74.1", "1.14×");
    assertThat(rowOf(scenarios, caption, "self-serve-mixed-18")).containsSequence("memory");
    assertThat(scenarios.text()).doesNotContain("nonagg_1");
  }

  @Test
  void write_backfill_showsRatioAndEscapesNames() throws IOException {
    Element backfill =
        report(SyntheticRun.complete(temporary.resolve("run"))).selectFirst("#backfill");

    assertThat(rowOf(backfill, "Rows and bytes by feature view", "synthetic_planes"))
        .endsWith("100,000", "7", "2,000", "50.0×", "1.40 MB", "0", "unknown");
    assertThat(rowOf(backfill, "Tables by feature view", "synthetic_planes"))
        .endsWith("synthetic_planes_1", "BULK, ACTIVE", "1", "2001-01-01T00:00:00Z");
    assertThat(rowOf(backfill, "Rows and bytes by feature view", "<b>odd & view</b>"))
        .contains("–");
    assertThat(backfill.select("b")).isEmpty();
  }

  @Test
  void write_microbenchmarks_comparesWithFloorsAndNaiveOnes() throws IOException {
    Element jmh = report(SyntheticRun.complete(temporary.resolve("run"))).selectFirst("#jmh");
    String caption = jmh.select("caption").text();

    assertThat(rowOf(jmh, caption, "merge"))
        .containsSequence("days=28", "Tegula", "510 ± 12.5 ns/op", "5.00×", "0.100×")
        .endsWith("0.00100", "3", "+200.0 %");
    assertThat(rowOf(jmh, caption, "floorCopy")).containsSequence("51.0 ns/op", "–", "–");
    assertThat(jmh.select("svg.bar")).hasSize(5);
    assertThat(jmh.text())
        .contains("Fewer than three JVM runs", "1 of 5 scores have an error as large");
  }

  @Test
  void write_targets_sayWhatWasReachedAndWhatNot() throws IOException {
    TargetTable targets =
        TargetTable.of(
            List.of(
                new Row("fast enough", "×", Relation.AT_MOST, 1.5, 0.9, 0.8, 1.0),
                new Row("too slow", "× faster", Relation.AT_LEAST, 50.0, 20.0, 19.0, 51.0),
                new Row("bytes", "B", Relation.STATED, null, 1_234.0, null, null),
                new Row("left out", "×", Relation.AT_MOST, 1.0, null, null, null)));
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run).jmh().file("targets.json", ResultJson.write(targets)).end(List.of());
    Element jmh = report(run).selectFirst("#jmh");
    String caption = jmh.select("caption").first().text();
    assertThat(caption).startsWith("Targets");
    assertThat(rowOf(jmh, caption, "fast enough"))
        .endsWith("≤ 1.50 ×", "0.900 ×", "0.800 to 1.00", "met");
    assertThat(rowOf(jmh, caption, "too slow"))
        .endsWith("≥ 50.0 × faster", "20.0 × faster", "19.0 to 51.0", "short, within error");
    assertThat(rowOf(jmh, caption, "bytes")).endsWith("–", "1,234 B", "–", "stated");
    assertThat(jmh.select("details > summary").text()).startsWith("1 targets that this run");
    assertThat(rowOf(jmh, "Targets that were not measured", "left out")).endsWith("≤ 1.00 ×");
  }

  @Test
  void write_targetsWithoutScores_areShown() throws IOException {
    TargetTable targets =
        TargetTable.of(List.of(new Row("rare", "B", Relation.STATED, null, 7.0, null, null)));
    Path run = temporary.resolve("run");
    SyntheticRun.begin(run).file("targets.json", ResultJson.write(targets)).end(List.of());
    Element jmh = report(run).selectFirst("#jmh");

    assertThat(jmh.text()).contains("No microbenchmarks");
    assertThat(rowOf(jmh, jmh.select("caption").text(), "rare")).contains("7.00 B");
  }

  @Test
  void write_cost_showsTheFourWaysAtBothDatesAndForTheRun() throws IOException {
    Element cost = report(SyntheticRun.complete(temporary.resolve("run"))).selectFirst("#cost");

    assertThat(cost.select(".card h3").eachText())
        .containsExactly(
            "published example, prices of then",
            "published example, prices of today",
            "this synthetic run");
    assertThat(cost.select(".card").get(0).text())
        .contains("modelled", "2024-10-01", "$1,250.00", "$12.50", "$13.97", "$0.14");
    assertThat(cost.select(".card").get(1).text())
        .contains("2026-08-15", "$625.00", "$6.25", "$13.97", "$0.14");
    assertThat(cost.select(".card").get(1).select("li").eachText())
        .contains("write on provisioned capacity, used in full, every row: $180.56");
    assertThat(cost.select("details").text()).contains("$180.56");
    assertThat(cost.select(".badge.published")).hasSize(2);
  }

  @Test
  void write_unknownPrice_staysUnknown() throws IOException {
    Path folder = temporary.resolve("run");
    SyntheticRun.begin(folder).cost(PriceBook.latest("eu-west-1")).end(List.of());

    Element cost = report(folder).selectFirst("#cost");

    assertThat(cost.select(".card").get(1).text())
        .contains("unknown", "$705.00", "How much cheaper the import is: unknown");
  }

  @Test
  void write_loadAlone_saysThatItsAnswersWereChecked() throws IOException {
    Path folder = temporary.resolve("run");
    SyntheticRun.begin(folder).scenario("calm", "memory", List.of()).end(List.of());

    assertThat(report(folder).select("header").text())
        .contains("every answer under load was checked")
        .doesNotContain("No served value was verified");
  }

  @Test
  void write_emptyRun_namesEveryMissingPart() throws IOException {
    Path folder = temporary.resolve("run");
    SyntheticRun.begin(folder).end(List.of());

    Document page = report(folder);

    assertThat(page.select(".missing")).hasSize(6);
    assertThat(page.select("header").text()).contains("No served value was verified");
    assertThat(page.select("#verification .missing").text()).startsWith("Nothing was verified");
  }

  @Test
  void write_runWithMemory_showsItsPeak() throws IOException {
    Path folder = temporary.resolve("run");
    SyntheticRun.begin(folder)
        .file("memory.json", "{\"peakResidentBytes\":4200000000}")
        .end(List.of());

    assertThat(report(folder).selectFirst("#machine").text()).contains("at most 4.20 GB of memory");
  }

  @Test
  void write_failedPart_failsTheWholeWithItsReasons() throws IOException {
    Path good = SyntheticRun.complete(temporary.resolve("good"));
    Path bad = temporary.resolve("bad");
    SyntheticRun.begin(bad)
        .verification(3)
        .scenario("memory", "memory", List.of("rate missed"))
        .end(List.of("verification failed"));

    Document page = report(good, bad);

    assertThat(page.title()).isEqualTo("Tegula report: FAILED");
    assertThat(page.select("header.failed h1").text()).isEqualTo("FAILED");
    assertThat(page.select("header li").eachText())
        .containsExactly(
            "bad: verification failed",
            "bad, verification memory: 3 of 61,234 values differ",
            "bad, load memory: rate missed");
    assertThat(page.select("#verification").text())
        .contains("synthetic_planes.sum", "{\"k\": \"<script>\"}");
  }

  @Test
  void write_runWithoutEnd_isCalledUnfinished() throws IOException {
    Path folder = temporary.resolve("killed");
    SyntheticRun.begin(folder).backfill();

    Document page = report(folder);

    assertThat(page.title()).isEqualTo("Tegula report: UNFINISHED");
    assertThat(page.select("header.unfinished").text()).contains("Unfinished: killed");
    assertThat(page.text()).doesNotContain("every check passed");
  }

  @Test
  void write_sameInput_givesTheSameBytes() throws IOException {
    Path folder = SyntheticRun.complete(temporary.resolve("run"));
    Report.write(List.of(folder), temporary.resolve("a.html"));
    Report.write(List.of(folder), temporary.resolve("b.html"));

    assertThat(temporary.resolve("a.html")).hasSameBinaryContentAs(temporary.resolve("b.html"));
  }

  @Test
  void write_brokenJson_namesFileAndLineAndLeavesNothing() throws IOException {
    for (String name : List.of("jmh.json", "cost.json", "backfill.json", "scenario-x.json")) {
      Path folder = temporary.resolve(name + ".run");
      SyntheticRun.begin(folder).file(name, "{\n  \"schemaVersion\": 1,\n  oops").end(List.of());
      Path out = temporary.resolve(name + ".html");

      assertThatThrownBy(() -> Report.write(List.of(folder), out))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(folder.resolve(name) + ":3: ")
          .message()
          .hasLineCount(1);
      assertThat(out).doesNotExist();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).allMatch(Files::isDirectory);
    }
  }

  @Test
  void write_wrongShape_namesFileAndField() throws IOException {
    Path folder = temporary.resolve("run");
    SyntheticRun.begin(folder).file("jmh.json", "[{\"benchmark\": \"a.B.c\"}]").end(List.of());

    assertThatThrownBy(() -> Report.write(List.of(folder), temporary.resolve("out.html")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("jmh.json: result 0: ")
        .hasMessageContaining("primaryMetric");
  }

  @Test
  void write_existingFile_isNeverOverwritten() throws IOException {
    Path folder = SyntheticRun.complete(temporary.resolve("run"));
    Path out = Files.writeString(temporary.resolve("report.html"), "mine");

    assertThatThrownBy(() -> Report.write(List.of(folder), out))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("never overwritten");
    assertThat(out).hasContent("mine");
  }

  @Test
  void write_folderWithoutManifestOrMissingTarget_saysSoInOneLine() throws IOException {
    Path folder = SyntheticRun.complete(temporary.resolve("run"));
    Path nowhere = temporary.resolve("nowhere");

    assertThatThrownBy(() -> Report.write(List.of(temporary), temporary.resolve("x.html")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no result directory");
    assertThatThrownBy(() -> Report.write(List.of(folder), nowhere.resolve("x.html")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.html: cannot be written");
    assertThatThrownBy(() -> Report.write(List.of(), temporary.resolve("x.html")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Document report(Path... folders) throws IOException {
    Path out = Files.createTempDirectory(temporary, "out").resolve("report.html");
    Report.write(List.of(folders), out);
    return Jsoup.parse(out);
  }

  private static List<String> rowOf(Element section, String caption, String head) {
    return section.select("table").stream()
        .filter(table -> table.select("caption").text().equals(caption))
        .flatMap(table -> table.select("tbody tr").stream())
        .filter(row -> row.child(0).text().equals(head))
        .findFirst()
        .map(row -> row.children().eachText())
        .orElseThrow();
  }
}
