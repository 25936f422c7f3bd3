package dev.tegula.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process of the commands that send requests to a feature server. */
@Command(
    name = "tegula",
    description = "Open-model load and verification of a feature server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class LoadMain {

  private static final String MERGE = "load merge";

  private LoadMain() {}

  /** Runs one command; the exit code is 0 only when it succeeded, 2 when it was not understood. */
  public static void main(String[] arguments) {
    Interruption interruption = new Interruption();
    int exitCode = commandLine(interruption).execute(words(arguments));
    interruption.over();
    System.exit(exitCode);
  }

  /**
   * As a person thinks of them: a command below load would ask for all that load itself requires.
   */
  static String[] words(String[] arguments) {
    if (arguments.length < 2 || !(arguments[0] + " " + arguments[1]).equals(MERGE)) {
      return arguments;
    }
    String[] words = Arrays.copyOfRange(arguments, 1, arguments.length);
    words[0] = MERGE;
    return words;
  }

  static CommandLine commandLine(Interruption interruption) {
    CommandLine line = new CommandLine(new LoadMain());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.addSubcommand("load", new LoadCommand(interruption));
    line.addSubcommand(MERGE, new MergeCommand());
    line.addSubcommand("verify", new VerifyCommand(interruption));
    line.addSubcommand("workload", new WorkloadCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(LoadMain::notUnderstood);
    line.setExecutionExceptionHandler(LoadMain::oneLine);
    return line;
  }

  private static int notUnderstood(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    line.getErr()
        .println("tegula " + line.getCommandName() + ": " + mistake.getMessage() + " (see --help)");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int oneLine(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    String message = failure.getMessage();
    line.getErr()
        .println("tegula " + line.getCommandName() + ": " + (message == null ? failure : message));
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
