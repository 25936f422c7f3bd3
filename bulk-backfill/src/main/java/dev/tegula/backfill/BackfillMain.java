package dev.tegula.backfill;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.repository.InvalidRepositoryException;
import dev.tegula.repository.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tegula backfill}: fills the online store from raw data. */
@Command(
    name = "backfill",
    description = "Fills the online store from raw data",
    mixinStandardHelpOptions = true,
    subcommands = {
      EstimateCommand.class,
      RunCommand.class,
      ResumeCommand.class,
      StatusCommand.class,
      RollbackCommand.class,
      MaterializeCommand.class
    })
public final class BackfillMain implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private BackfillMain() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command (expected: estimate, run, resume, status, rollback or materialize)");
  }

  /** Exit code 0 when every view was published, 1 when not, 2 when it was not understood. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BackfillMain());
    line.setParameterExceptionHandler(
        (mistake, arguments) -> {
          mistake
              .getCommandLine()
              .getErr()
              .println("tegula backfill: " + mistake.getMessage() + " (see --help)");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          lines(failure).forEach(text -> command.getErr().println("tegula backfill: " + text));
          return 1;
        });
    return line;
  }

  /** One line, or one for each problem of a repository: a person would mend them all. */
  private static List<String> lines(Throwable failure) {
    if (failure instanceof InvalidRepositoryException invalid) {
      return invalid.problems().stream().map(Problem::toString).toList();
    }
    return List.of(BackfillException.oneLine(failure));
  }
}
