package dev.tegula.report;

import dev.tegula.report.chart.Line;
import dev.tegula.report.chart.PercentilePlot;
import dev.tegula.report.chart.SecondsPlot;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Latency under an open-model load. */
final class LoadSection extends Section {

  private final List<ScenarioResult> scenarios;

  LoadSection(List<ReportInput> inputs) {
    super("load", "Load: how fast, at which rate?");
    List<ScenarioResult> found = new ArrayList<>();
    inputs.forEach(input -> found.addAll(input.run().scenarios()));
    this.scenarios = List.copyOf(found);
  }

  /** DynamoDB Local is no DynamoDB: its latencies say nothing about the product. */
  static boolean isEmulator(ScenarioResult scenario) {
    return scenario.store().toLowerCase(Locale.ROOT).contains("dynamodb local");
  }

  @Override
  void write(Html html) {
    if (scenarios.isEmpty()) {
      missing(html, "No load: none of the folders has a scenario file.");
      return;
    }
    html.element(
        "p",
        "Requests arrive at their own pace, whether or not earlier ones are answered. Latency is"
            + " counted from the moment a request was due to its complete answer, so that waiting"
            + " counts. Every answer is checked. FS-QPS are service requests a second, DDB-QPS rows"
            + " read from the store a second.");
    labels(html);
    html.with(rates()).with(latencies());
    for (ScenarioResult scenario : scenarios) {
      html.element("h3", scenario.name() + ", from the store " + scenario.store());
      html.element("p", purposeAndErrors(scenario));
      html.open("div", "class", "plots")
          .with(percentiles(scenario))
          .with(seconds(scenario))
          .close();
    }
  }

  private static String purposeAndErrors(ScenarioResult scenario) {
    String errors =
        scenario.errorsByClass().isEmpty()
            ? "No errors."
            : "Errors: "
                + scenario.errorsByClass().entrySet().stream()
                    .map(
                        entry ->
                            entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + " "
                                + Numbers.count(entry.getValue()))
                    .collect(Collectors.joining(", "))
                + ".";
    return scenario.purpose().isBlank() ? errors : scenario.purpose() + ". " + errors;
  }

  private void labels(Html html) {
    if (scenarios.stream().anyMatch(LoadSection::isEmulator)) {
      note(
          html,
          "DynamoDB Local measures itself: its row shows that the answers are right through the"
              + " real client, not how fast DynamoDB is.");
    }
    if (scenarios.stream().anyMatch(ScenarioResult::sameHost)) {
      note(
          html,
          "Load generator and server shared a machine and its cores: latencies are reported, not"
              + " promised.");
    }
  }

  private Table rates() {
    Table table =
        new Table("Rates and errors by scenario")
            .words("Scenario", "Store", "From", "Result")
            .numbers(
                "FS-QPS target",
                "FS-QPS achieved",
                "DDB-QPS target",
                "DDB-QPS achieved",
                "Seconds",
                "Requests",
                "Errors",
                "Error rate",
                "Error rate at most (95 %)");
    for (ScenarioResult scenario : scenarios) {
      Double storeTarget = scenario.targetStoreQps();
      table.row(
          List.of(
              Table.cell(scenario.name()),
              Table.cell(scenario.store()),
              Marks.badge(scenario.mark()),
              Marks.badge(scenario.status()),
              Table.cell(Numbers.rate(scenario.targetServiceQps())),
              Table.cell(Numbers.rate(scenario.achievedServiceQps())),
              Table.cell(storeTarget == null ? "not set" : Numbers.rate(storeTarget)),
              Table.cell(Numbers.rate(scenario.achievedStoreQps())),
              Table.cell(Numbers.significant(scenario.seconds())),
              Table.cell(Numbers.count(scenario.requests())),
              Table.cell(Numbers.count(ScenarioResult.errors(scenario.errorsByClass()))),
              Table.cell(Numbers.percent(scenario.errorRate())),
              Table.cell(Numbers.percent(scenario.errorRateUpper95()))));
    }
    return table;
  }

  private Table latencies() {
    Table table =
        new Table("Latency by scenario, milliseconds")
            .words("Scenario", "From")
            .numbers(
                "p50, ms",
                "p90, ms",
                "p95, ms",
                "p99, ms",
                "p99.9, ms",
                "max, ms",
                "n",
                "Generator late p50, ms",
                "Generator late p99, ms",
                "Generator late max, ms");
    for (ScenarioResult scenario : scenarios) {
      ScenarioResult.LatencyNanos latency = scenario.latency();
      ScenarioResult.LatenessNanos late = scenario.lateness();
      List<Consumer<Html>> row =
          new ArrayList<>(List.of(Table.cell(scenario.name()), Marks.badge(scenario.mark())));
      for (long nanos :
          new long[] {
            latency.p50(),
            latency.p90(),
            latency.p95(),
            latency.p99(),
            latency.p999(),
            latency.max()
          }) {
        row.add(Table.cell(latency.n() == 0 ? "–" : Numbers.millis(nanos)));
      }
      row.add(Table.cell(Numbers.count(latency.n())));
      for (long nanos : new long[] {late.p50(), late.p99(), late.max()}) {
        row.add(Table.cell(Numbers.millis(nanos)));
      }
      table.row(row);
    }
    return table;
  }

  private static Consumer<Html> percentiles(ScenarioResult scenario) {
    if (scenario.curve().isEmpty()) {
      return html -> missing(html, "No latency distribution: no answer came.");
    }
    return new PercentilePlot(
        "Latency by percentile, " + scenario.name() + " (" + markOf(scenario) + ")",
        scenario.curve().stream()
            .map(point -> new Line.Point(point.percentile(), point.nanos() / 1e6))
            .toList(),
        scenario.latency().n());
  }

  private static Consumer<Html> seconds(ScenarioResult scenario) {
    if (scenario.series().isEmpty()) {
      return html -> missing(html, "No series by second.");
    }
    return new SecondsPlot(
        "Latency second by second, " + scenario.name() + " (" + markOf(scenario) + ")",
        List.of(
            line("p50", "a", scenario, ScenarioResult.Second::p50),
            line("p99", "b", scenario, ScenarioResult.Second::p99),
            line("max", "c", scenario, ScenarioResult.Second::max)),
        scenario.series().stream()
            .filter(second -> second.errors() > 0)
            .map(ScenarioResult.Second::second)
            .toList());
  }

  private static Line line(
      String name,
      String style,
      ScenarioResult scenario,
      ToLongFunction<ScenarioResult.Second> nanos) {
    return new Line(
        name,
        style,
        scenario.series().stream()
            .map(second -> new Line.Point(second.second(), nanos.applyAsLong(second) / 1e6))
            .toList());
  }

  private static String markOf(ScenarioResult scenario) {
    return scenario.mark().name().toLowerCase(Locale.ROOT);
  }
}
