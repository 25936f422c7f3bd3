package dev.tegula.report;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult;
import dev.tegula.result.ThroughputResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a request took of the server, and what of its latency the machine is to blame for. */
final class RequestSection extends Section {

  private final List<Detailed> scenarios = new ArrayList<>();
  private final List<ThroughputResult> throughputs = new ArrayList<>();
  private final List<SearchResult> searches = new ArrayList<>();

  private record Detailed(ScenarioResult result, ScenarioDetail detail) {}

  RequestSection(List<ReportInput> inputs) {
    super("requests", "One request: what did it take?");
    for (ReportInput input : inputs) {
      RecordedRun run = input.run();
      for (ScenarioResult result : run.scenarios()) {
        ScenarioDetail detail = run.detailOf(result);
        if (detail != null) {
          scenarios.add(new Detailed(result, detail));
        }
      }
      throughputs.addAll(run.throughputs());
      searches.addAll(run.searches());
    }
  }

  @Override
  void write(Html html) {
    if (scenarios.isEmpty()) {
      note(html, "No run kept what stood beside its load.");
    } else {
      html.element(
          "p",
          "Beside each run an idle thread asked to be woken every millisecond. How much later it"
              + " was is what the machine did to a thread with nothing to do: a hiccup. A second"
              + " without one above "
              + ScenarioDetail.QUIET_MILLIS
              + " ms is a quiet second.");
      html.with(quiet()).with(cost());
    }
    if (!searches.isEmpty()) {
      html.with(largest());
    }
    if (!throughputs.isEmpty()) {
      note(
          html,
          "A closed loop asks again only when it is answered. It tells how much a server gets"
              + " through, and nothing of latency.");
      html.with(throughput());
    }
  }

  private Table quiet() {
    Table table =
        new Table("Latency over all and over the quiet seconds, milliseconds")
            .words("Scenario", "From")
            .numbers(
                "p50, all",
                "p99, all",
                "p99 by p50, all",
                "Quiet seconds",
                "p50, quiet",
                "p99, quiet",
                "p99 by p50, quiet",
                "Hiccups p99",
                "Hiccups max",
                "Availability");
    for (Detailed scenario : scenarios) {
      ScenarioResult.LatencyNanos all = scenario.result.latency();
      ScenarioDetail detail = scenario.detail;
      ScenarioResult.LatencyNanos quiet = detail.quiet().latency();
      List<Consumer<Html>> row = new ArrayList<>();
      row.add(Table.cell(scenario.result.name()));
      row.add(Marks.badge(scenario.result.mark()));
      row.addAll(cells(all));
      row.add(Table.cell(detail.quiet().seconds() + " of " + scenario.result.series().size()));
      row.addAll(cells(quiet));
      row.add(Table.cell(Numbers.millis(detail.hiccups().p99())));
      row.add(Table.cell(Numbers.millis(detail.hiccups().max())));
      row.add(Table.cell(String.format(Locale.ROOT, "%.6f", detail.availability())));
      table.row(row);
    }
    return table;
  }

  private static List<Consumer<Html>> cells(ScenarioResult.LatencyNanos latency) {
    if (latency.n() == 0) {
      return List.of(Table.cell("–"), Table.cell("–"), Table.cell("–"));
    }
    return List.of(
        Table.cell(Numbers.millis(latency.p50())),
        Table.cell(Numbers.millis(latency.p99())),
        Table.cell(Numbers.times((double) latency.p99() / latency.p50())));
  }

  private Table cost() {
    TreeSet<String> phases = new TreeSet<>();
    for (Detailed scenario : scenarios) {
      ScenarioDetail.Server server = scenario.detail.server();
      if (server != null) {
        phases.addAll(server.phaseMicrosPerRequest().keySet());
      }
    }
    Table table =
        new Table("A request by the server's own account, microseconds")
            .words("Scenario", "From")
            .numbers("Store reads", "Answer, bytes", "CPU, whole process");
    phases.forEach(phase -> table.numbers(phase + ", wall time"));
    for (Detailed scenario : scenarios) {
      ScenarioDetail.Server server = scenario.detail.server();
      List<Consumer<Html>> row = new ArrayList<>();
      row.add(Table.cell(scenario.result.name()));
      row.add(Marks.badge(scenario.result.mark()));
      row.add(number(server == null ? null : server.storeReadsPerRequest()));
      row.add(number(scenario.detail.bodies().answerBytes()));
      row.add(number(server == null ? null : server.cpuMicrosPerRequest()));
      for (String phase : phases) {
        row.add(number(server == null ? null : server.phaseMicrosPerRequest().get(phase)));
      }
      table.row(row);
    }
    return table;
  }

  private static Consumer<Html> number(@Nullable Double value) {
    return Table.cell(value == null ? "not told" : Numbers.significant(value));
  }

  private Table largest() {
    Table table =
        new Table("Largest rate held with no error and no missed rate")
            .words("Scenario", "Store", "From")
            .numbers("p99 below, ms", "Held for, s", "FS-QPS", "Trials");
    for (SearchResult search : searches) {
      Double rate = search.largestRate();
      table.row(
          List.of(
              Table.cell(search.name()),
              Table.cell(search.store()),
              Marks.badge(search.mark()),
              Table.cell(Numbers.millis(search.p99LimitNanos())),
              Table.cell(Numbers.significant(search.windowSeconds())),
              Table.cell(rate == null ? "none" : Numbers.rate(rate)),
              Table.cell(Numbers.count(search.trials().size()))));
    }
    return table;
  }

  private Table throughput() {
    Table table =
        new Table("Throughput of closed loops, no latency")
            .words("Scenario", "Store", "From", "Result")
            .numbers("Connections", "Seconds", "Right answers", "A second");
    for (ThroughputResult result : throughputs) {
      table.row(
          List.of(
              Table.cell(result.name()),
              Table.cell(result.store()),
              Marks.badge(result.mark()),
              Marks.badge(result.status()),
              Table.cell(Numbers.count(result.connections())),
              Table.cell(Numbers.significant(result.seconds())),
              Table.cell(Numbers.count(result.answers())),
              Table.cell(Numbers.rate(result.answersPerSecond()))));
    }
    return table;
  }
}
