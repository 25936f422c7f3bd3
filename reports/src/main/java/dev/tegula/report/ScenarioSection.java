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
import dev.tegula.result.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published scenarios beside ours: measured, predicted, published; nothing of those that were
 * not run. Scenarios are known by their names: {@code scenario-1...}, with {@code packed} in it
 * where views share a key; {@code scenario-2...}; {@code ...nonagg-1} and its like; {@code
 * ...window-28d} and {@code ...views-10} for the two series.
 */
final class ScenarioSection extends Section {

  private static final Pattern WINDOW = Pattern.compile("(?:.*-)?window-(\\d+)d");
  private static final Pattern VIEWS = Pattern.compile("(?:.*-)?views-(\\d+)");

  private final List<ScenarioResult> scenarios = new ArrayList<>();

  ScenarioSection(List<ReportInput> inputs) {
    super("scenarios", "Published scenarios: measured, predicted, published");
    inputs.forEach(input -> scenarios.addAll(input.run().scenarios()));
  }

  /** Whether any scenario has one of the names that are known here. */
  boolean hasContent() {
    return Stream.of(PublishedLatency.SCENARIO_1, PublishedLatency.SCENARIO_2)
            .anyMatch(published -> !named(published.name()).isEmpty())
        || PublishedLatency.HOLD_OUT.stream().anyMatch(published -> !holdOut(published).isEmpty())
        || Stream.of(WINDOW, VIEWS).anyMatch(pattern -> !series(pattern).isEmpty());
  }

  @Override
  void write(Html html) {
    html.element(
        "p",
        "A request that reads all its rows at once waits for the slowest of them. The prediction is"
            + " the exact distribution of that slowest read, from the declared latency of one read,"
            + " and knows no server, no queue and no network. The declared latency was fitted to the"
            + " published percentiles of scenario 1, so that its agreement with those is no"
            + " evidence. Only runs on a simulated store are divided by the prediction.");
    published(html, PublishedLatency.SCENARIO_1, "Scenario 1", ScenarioSection::scenario1);
    published(html, PublishedLatency.SCENARIO_2, "Scenario 2", ScenarioSection::scenario2);
    if (PublishedLatency.HOLD_OUT.stream().anyMatch(published -> !holdOut(published).isEmpty())) {
      note(html, "The next figures are a hold-out: the declared latency was not fitted to them.");
      html.with(holdOut());
    }
    series(html, WINDOW, "Latency against window length, milliseconds", "Window, days");
    series(html, VIEWS, "Latency against number of views, milliseconds", "Views");
  }

  private void published(
      Html html,
      PublishedLatency published,
      String title,
      Function<List<ScenarioResult>, Table> table) {
    List<ScenarioResult> own = named(published.name());
    if (own.isEmpty()) {
      return;
    }
    html.with(table.apply(own));
    boolean simulated = own.stream().anyMatch(each -> each.mark() == Mark.SIMULATED);
    note(html, title + ": " + published.differs(simulated) + ".");
  }

  private static Table scenario1(List<ScenarioResult> own) {
    Table table = table("Scenario 1, milliseconds");
    PublishedLatency published = PublishedLatency.SCENARIO_1;
    Prediction views = published.predicted();
    Prediction packed = Prediction.of(ReadLatency.DECLARED, Prediction.SCENARIO_1_PACKED);
    row(table, Line.of("published", Mark.PUBLISHED, published.percentiles()), views);
    row(table, Line.of("predicted, a table per view", Mark.MODELLED, views), null);
    row(table, Line.of("predicted, packed", Mark.MODELLED, packed), null);
    for (ScenarioResult scenario : own) {
      own(table, scenario, scenario.name().contains("packed") ? packed : views);
    }
    return table;
  }

  private static Table scenario2(List<ScenarioResult> own) {
    Table table = table("Scenario 2, milliseconds");
    PublishedLatency published = PublishedLatency.SCENARIO_2;
    row(table, Line.of("published", Mark.PUBLISHED, published.percentiles()), null);
    row(table, Line.of("predicted, two reads", Mark.MODELLED, published.predicted()), null);
    own.forEach(scenario -> own(table, scenario, published.predicted()));
    return table;
  }

  private Table holdOut() {
    Table table = table("Hold-out: the vendor's self-serve benchmark, milliseconds");
    for (PublishedLatency published : PublishedLatency.HOLD_OUT) {
      List<ScenarioResult> own = holdOut(published);
      if (!own.isEmpty()) {
        Prediction predicted = published.predicted();
        String name = published.name();
        row(table, Line.of(name, Mark.PUBLISHED, published.percentiles()), predicted);
        row(table, Line.of(name + ", predicted", Mark.MODELLED, predicted), null);
        own.forEach(scenario -> own(table, scenario, predicted));
      }
    }
    return table;
  }

  /** File names have hyphens where the vendor's have underscores. */
  private List<ScenarioResult> holdOut(PublishedLatency published) {
    String name = published.name().replace('_', '-');
    return scenarios.stream()
        .filter(scenario -> scenario.latency().n() > 0)
        .filter(scenario -> scenario.name().equals(name) || scenario.name().endsWith("-" + name))
        .toList();
  }

  private static Table table(String caption) {
    return new Table(caption)
        .words("What", "Store", "From")
        .numbers("p50", "p90", "p95", "p99")
        .numbers("p50 by predicted", "p90 by predicted", "p95 by predicted", "p99 by predicted");
  }

  /** What a row shows. */
  private record Line(String what, String store, Mark mark, Prediction seen) {

    static Line of(String what, Mark mark, Prediction seen) {
      return new Line(what, "–", mark, seen);
    }
  }

  private static void own(Table table, ScenarioResult scenario, Prediction predicted) {
    row(
        table,
        new Line(title(scenario), scenario.store(), scenario.mark(), percentiles(scenario)),
        scenario.mark() == Mark.SIMULATED ? predicted : null);
  }

  /** A row; the ratios to a prediction stay empty without one. */
  private static void row(Table table, Line line, @Nullable Prediction predicted) {
    double[] values = values(line.seen);
    List<Consumer<Html>> row =
        new ArrayList<>(
            List.of(Table.cell(line.what), Table.cell(line.store), Marks.badge(line.mark)));
    for (double value : values) {
      row.add(Table.cell(Numbers.significant(value)));
    }
    for (int i = 0; i < values.length; i++) {
      row.add(
          Table.cell(predicted == null ? "–" : Numbers.times(values[i] / values(predicted)[i])));
    }
    table.row(row);
  }

  /** Figures of a failed load stand here too, but not as if they were good ones. */
  private static String title(ScenarioResult scenario) {
    return scenario.name() + (scenario.status() == Status.FAILED ? " (FAILED)" : "");
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

  private List<ScenarioResult> series(Pattern name) {
    return scenarios.stream()
        .filter(scenario -> name.matcher(scenario.name()).matches() && scenario.latency().n() > 0)
        .sorted(Comparator.comparingLong(scenario -> number(name, scenario)))
        .toList();
  }

  private void series(Html html, Pattern name, String caption, String column) {
    List<ScenarioResult> found = series(name);
    if (found.isEmpty()) {
      return;
    }
    Table table =
        new Table(caption)
            .words("Scenario", "Store", "From")
            .numbers(column, "FS-QPS", "p50", "p90", "p95", "p99", "n");
    for (ScenarioResult scenario : found) {
      Prediction seen = percentiles(scenario);
      List<Consumer<Html>> row = new ArrayList<>();
      row.add(Table.cell(title(scenario)));
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
