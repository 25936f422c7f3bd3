package dev.tegula.report;

import dev.tegula.report.chart.ErrorBar;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.Mark;
import dev.tegula.result.TargetTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The hot paths by themselves, beside what cannot be undercut and beside the obvious way. */
final class JmhSection extends Section {

  private final List<JmhScore> scores;
  private final List<TargetTable> targets = new ArrayList<>();

  JmhSection(List<ReportInput> inputs) {
    super("jmh", "Microbenchmarks: the hot paths by themselves");
    List<JmhScore> found = new ArrayList<>();
    for (ReportInput input : inputs) {
      List<JmhScore> jmh = input.jmh();
      if (jmh != null) {
        found.addAll(jmh);
      }
      if (input.targets() != null) {
        targets.add(input.targets());
      }
    }
    this.scores = List.copyOf(found);
  }

  @Override
  void write(Html html) {
    if (scores.isEmpty()) {
      missing(html, "No microbenchmarks: none of the folders has results in a jmh.json.");
      targets(html);
      return;
    }
    html.open("p")
        .with(Marks.badge(Mark.MEASURED))
        .text(
            " By JMH; the error is half of its 99.9 % confidence interval. A floor is the least work"
                + " that any solution must do, a naive one is the obvious way to the same result."
                + " Bars are to scale within one benchmark and one set of parameters. The drift of a fork"
                + " is that of its last measured iteration from its first; steady ones drift little and"
                + " both ways.")
        .close();
    if (scores.stream().anyMatch(score -> score.forks() < 3)) {
      note(html, "Fewer than three JVM runs: good to see that it works, not to publish.");
    }
    long rough = scores.stream().filter(score -> score.error() >= score.score()).count();
    if (rough > 0) {
      note(
          html,
          Numbers.count(rough)
              + " of "
              + Numbers.count(scores.size())
              + " scores have an error as large as themselves: ratios with them are rough.");
    }
    targets(html);
    Map<String, List<JmhScore>> byClass =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    JmhScore::benchmarkClass, LinkedHashMap::new, Collectors.toList()));
    byClass.forEach((name, own) -> html.element("h3", name).with(table(name, own)));
  }

  private void targets(Html html) {
    targets.forEach(table -> html.element("h3", "Targets").with(new TargetRows(table)));
  }

  private static Table table(String name, List<JmhScore> scores) {
    Table table =
        new Table(name + ": time for an operation, unless the unit says otherwise")
            .words("Benchmark", "Parameters", "Kind")
            .numbers("Score ± error", "Times the nearest floor", "Times the best naive one")
            .words("Score with error")
            .numbers("Allocated, B/op", "n")
            .words("Drift in each fork");
    Map<String, List<JmhScore>> groups =
        scores.stream()
            .collect(
                Collectors.groupingBy(JmhScore::group, LinkedHashMap::new, Collectors.toList()));
    for (List<JmhScore> group : groups.values()) {
      double full = group.stream().mapToDouble(JmhSection::end).max().orElse(0);
      group.stream()
          .sorted(Comparator.comparing(JmhScore::role).thenComparing(JmhScore::method))
          .forEach(score -> table.row(row(score, group, full)));
    }
    return table;
  }

  private static List<Consumer<Html>> row(JmhScore score, List<JmhScore> group, double full) {
    return List.of(
        Table.cell(score.method()),
        Table.cell(
            score.params().entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(", "))),
        Table.cell(
            switch (score.role()) {
              case FLOOR -> "floor";
              case NAIVE -> "naive";
              case OWN -> "Tegula";
            }),
        Table.cell(scoreText(score)),
        Table.cell(times(score, nearestFloor(group))),
        Table.cell(times(score, bestNaive(group))),
        new ErrorBar(
            score.score(), score.error(), full, score.role().name().toLowerCase(Locale.ROOT)),
        Table.cell(
            Double.isNaN(score.bytesPerOperation())
                ? "–"
                : Numbers.significant(score.bytesPerOperation())),
        Table.cell(Integer.toString(score.measurements())),
        Table.cell(drifts(score)));
  }

  private static String drifts(JmhScore score) {
    return score.driftByFork().isEmpty()
        ? "–"
        : score.driftByFork().stream()
            .map(drift -> String.format(Locale.ROOT, "%+.1f %%", 100 * drift))
            .collect(Collectors.joining(", "));
  }

  private static String scoreText(JmhScore score) {
    return Numbers.significant(score.score())
        + (Double.isNaN(score.error()) ? "" : " ± " + Numbers.significant(score.error()))
        + " "
        + score.unit();
  }

  private static double end(JmhScore score) {
    return score.score() + (Double.isNaN(score.error()) ? 0 : score.error());
  }

  private static String times(JmhScore score, Optional<JmhScore> other) {
    return other
        .filter(found -> score.role() != JmhScore.Role.FLOOR && !found.equals(score))
        .map(found -> Numbers.times(score.timesAsSlowAs(found)))
        .orElse("–");
  }

  /** The slowest floor is the strictest. */
  private static Optional<JmhScore> nearestFloor(List<JmhScore> group) {
    return group.stream()
        .filter(score -> score.role() == JmhScore.Role.FLOOR)
        .max(JmhSection::bySlowness);
  }

  private static Optional<JmhScore> bestNaive(List<JmhScore> group) {
    return group.stream()
        .filter(score -> score.role() == JmhScore.Role.NAIVE)
        .min(JmhSection::bySlowness);
  }

  private static int bySlowness(JmhScore one, JmhScore other) {
    return Double.compare(one.timesAsSlowAs(other), 1);
  }
}
