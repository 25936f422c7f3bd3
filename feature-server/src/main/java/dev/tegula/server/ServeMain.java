package dev.tegula.server;

import picocli.CommandLine;

/** The server's process. */
public final class ServeMain {

  private ServeMain() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ServeCommand())
        .setParameterExceptionHandler(
            (mistake, given) -> {
              CommandLine command = mistake.getCommandLine();
              command.getErr().println("tegula serve: " + mistake.getMessage() + " (see --help)");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              String message = failure.getMessage();
              line.getErr().println(message == null ? failure.toString() : message);
              return CommandLine.ExitCode.SOFTWARE;
            });
  }
}
