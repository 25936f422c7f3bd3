package dev.tegula.cli;

import dev.tegula.compare.Comparison;
import dev.tegula.compare.PairedRatio;
import dev.tegula.result.ResultJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a candidate is slower than a base. */
@Command(
    name = "compare",
    description =
        "Compares two folders of result directories whose runs alternated: a ratio with its confidence interval for each figure. Exit code 1 when the candidate is slower.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "the folder with the base's result directories, at least three")
  private Path base = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "CANDIDATE",
      description = "the folder with as many of the candidate's")
  private Path candidate = Path.of("");

  @Option(names = "--json", description = "prints the comparison as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Comparison comparison = Comparison.of(base, candidate);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ResultJson.write(comparison));
      out.flush();
    } else {
      print(comparison, out);
    }
    if (!comparison.interleaved()) {
      spec.commandLine()
          .getErr()
          .println(
              "tegula compare: the runs did not alternate: a drift of the machine counts as a difference");
    }
    return comparison.isSlower() ? 1 : 0;
  }

  private static void print(Comparison comparison, PrintWriter out) {
    for (Map.Entry<String, PairedRatio> figure : comparison.figures().entrySet()) {
      PairedRatio ratio = figure.getValue();
      out.printf(
          Locale.ROOT,
          "%-48s %.3fx  (%.3f to %.3f, %.2f %% confidence, %d pairs)  %s%n",
          figure.getKey(),
          ratio.ratio(),
          ratio.low(),
          ratio.high(),
          100 * comparison.confidence(),
          ratio.pairs(),
          ratio.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    out.flush();
  }
}
