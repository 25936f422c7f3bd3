package dev.tegula.cli;

import dev.tegula.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes one HTML file of result directories. */
@Command(
    name = "report",
    description = "One HTML file of one or more result directories",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Option(
      names = "--in",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "a result directory; several may follow")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the HTML file; never overwritten")
  private Path out = Path.of("report.html");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Report.write(directories, out);
    spec.commandLine().getOut().println(out.toAbsolutePath());
    return 0;
  }
}
