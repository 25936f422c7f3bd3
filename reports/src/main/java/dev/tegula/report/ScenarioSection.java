package dev.tegula.report;

import dev.tegula.prediction.Prediction;
import dev.tegula.prediction.PublishedLatency;
import dev.tegula.prediction.ReadLatency;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published scenarios beside ours: measured, predicted, published. Scenarios are known by their
 * names: {@code scenario-1...}, with {@code packed} in it where views share a key; {@code
 * scenario-2...}; {@code ...window-28d} and {@code ...views-10} for the two series.
 */
final class ScenarioSection extends Section {

  private static final Pattern WINDOW = Pattern.compile("(?:.*-)?window-(\\d+)d");
  private static final Pattern VIEWS = Pattern.compile("(?:.*-)?views-(\\d+)");

  private final List<ScenarioResult> scenarios = new ArrayList<>();

  ScenarioSection(List<ReportInput> inputs) {
    super("scenarios", "Published scenarios: measured, predicted, published");
    inputs.forEach(input -> scenarios.addAll(input.run().scenarios()));
  }

  @Override
  void write(Html html) {
    html.element(
        "p",
        "A request that reads all its rows at once waits for the slowest of them. The prediction is"
            + " the exact distribution of that slowest read, from the declared latency of one read,"
            + " and knows no server, no queue and no network. The declared latency was fitted to the"
            + " published percentiles of scenario 1, so that its agreement with those is no"
            + " evidence.");
    html.with(scenario1()).with(scenario2());
    note(html, "Scenario 1: " + PublishedLatency.SCENARIO_1.differs() + ".");
    note(html, "Scenario 2: " + PublishedLatency.SCENARIO_2.differs() + ".");
    html.element(
        "p",
        "The next figures are a hold-out: nothing was fitted to them. A residual is published by"
            + " predicted. Below 1 at p90, above it at p99 with many reads: their reads were"
            + " quicker in the middle, and their slow ones weigh more than independent reads of"
            + " this kind would: a heavier tail, slow reads that come together, or work that grows"
            + " with the answer. These figures cannot tell which; it stays open.");
    html.with(holdOut());
    series(
        html, "window-Nd", WINDOW, "Latency against window length, milliseconds", "Window, days");
    series(html, "views-N", VIEWS, "Latency against number of views, milliseconds", "Views");
  }

  private Table scenario1() {
    Table table = table("Scenario 1, milliseconds", "p99 by predicted");
    PublishedLatency published = PublishedLatency.SCENARIO_1;
    Prediction views = published.predicted();
    Prediction packed = Prediction.of(ReadLatency.DECLARED, Prediction.SCENARIO_1_PACKED);
    row(table, "published", Mark.PUBLISHED, published.percentiles(), views);
    row(table, "predicted, a table per view", Mark.MODELLED, views, null);
    row(table, "predicted, packed", Mark.MODELLED, packed, null);
    for (ScenarioResult scenario : named(published.name())) {
      boolean isPacked = scenario.name().contains("packed");
      row(
          table,
          scenario.name(),
          scenario.mark(),
          percentiles(scenario),
          scenario.mark() == Mark.SIMULATED ? (isPacked ? packed : views) : null);
    }
    return table;
  }

  private Table scenario2() {
    Table table = table("Scenario 2, milliseconds", "p99 by predicted");
    PublishedLatency published = PublishedLatency.SCENARIO_2;
    row(table, "published", Mark.PUBLISHED, published.percentiles(), null);
    row(table, "predicted, two reads", Mark.MODELLED, published.predicted(), null);
    for (ScenarioResult scenario : named(published.name())) {
      row(
          table,
          scenario.name(),
          scenario.mark(),
          percentiles(scenario),
          scenario.mark() == Mark.SIMULATED ? published.predicted() : null);
    }
    return table;
  }

  private static Table holdOut() {
    Table table =
        table("Hold-out: the vendor's self-serve benchmark, milliseconds", "p99 residual");
    for (PublishedLatency published : PublishedLatency.HOLD_OUT) {
      Prediction predicted = published.predicted();
      row(table, published.name(), Mark.PUBLISHED, published.percentiles(), predicted);
      row(table, published.name() + ", predicted", Mark.MODELLED, predicted, null);
    }
    return table;
  }

  private static Table table(String caption, String last) {
    String ratio = last.substring("p99".length());
    return new Table(caption)
        .words("What", "From")
        .numbers("p50", "p90", "p95", "p99")
        .numbers("p50" + ratio, "p90" + ratio, "p95" + ratio, last);
  }

  /** A row; the ratios to a prediction stay empty without one. */
  private static void row(
      Table table, String what, Mark mark, Prediction seen, @Nullable Prediction predicted) {
    double[] values = values(seen);
    List<Consumer<Html>> row = new ArrayList<>(List.of(Table.cell(what), Marks.badge(mark)));
    for (double value : values) {
      row.add(Table.cell(Numbers.significant(value)));
    }
    for (int i = 0; i < values.length; i++) {
      row.add(Table.cell(predicted == null ? "" : Numbers.times(values[i] / values(predicted)[i])));
    }
    table.row(row);
  }

  private static double[] values(Prediction percentiles) {
    return new double[] {
      percentiles.p50(), percentiles.p90(), percentiles.p95(), percentiles.p99()
    };
  }

  private List<ScenarioResult> named(String prefix) {
    return scenarios.stream()
        .filter(scenario -> scenario.name().startsWith(prefix) && scenario.latency().n() > 0)
        .filter(
            scenario ->
                !WINDOW.matcher(scenario.name()).matches()
                    && !VIEWS.matcher(scenario.name()).matches())
        .toList();
  }

  private static Prediction percentiles(ScenarioResult scenario) {
    ScenarioResult.LatencyNanos latency = scenario.latency();
    return new Prediction(
        latency.p50() / 1e6, latency.p90() / 1e6, latency.p95() / 1e6, latency.p99() / 1e6);
  }

  private void series(Html html, String names, Pattern name, String caption, String column) {
    List<ScenarioResult> found =
        scenarios.stream()
            .filter(scenario -> name.matcher(scenario.name()).matches())
            .sorted(Comparator.comparingLong(scenario -> number(name, scenario)))
            .toList();
    if (found.isEmpty()) {
      note(html, caption + ": no scenario is named " + names + ".");
      return;
    }
    Table table =
        new Table(caption)
            .words("Scenario", "Store", "From")
            .numbers(column, "FS-QPS", "p50", "p90", "p95", "p99", "n");
    for (ScenarioResult scenario : found) {
      Prediction seen = percentiles(scenario);
      List<Consumer<Html>> row = new ArrayList<>();
      row.add(Table.cell(scenario.name()));
      row.add(Table.cell(scenario.store()));
      row.add(Marks.badge(scenario.mark()));
      row.add(Table.cell(Numbers.count(number(name, scenario))));
      row.add(Table.cell(Numbers.rate(scenario.achievedServiceQps())));
      for (double value : values(seen)) {
        row.add(Table.cell(Numbers.significant(value)));
      }
      row.add(Table.cell(Numbers.count(scenario.latency().n())));
      table.row(row);
    }
    html.with(table);
  }

  private static long number(Pattern name, ScenarioResult scenario) {
    Matcher matcher = name.matcher(scenario.name());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
