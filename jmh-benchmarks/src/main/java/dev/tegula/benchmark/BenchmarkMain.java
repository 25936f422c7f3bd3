package dev.tegula.benchmark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;

/** The process that runs the benchmarks of this module. */
public final class BenchmarkMain {

  private BenchmarkMain() {}

  /** Exit code 0 when every benchmark ran, 1 when one failed, 2 when nothing could be selected. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Clock.systemUTC()).execute(arguments));
  }

  static CommandLine commandLine(Clock clock) {
    CommandLine line = new CommandLine(new BenchmarkCommand(clock));
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (mistake, all) -> {
          mistake.getCommandLine().getErr().println("benchmarks: " + mistake.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          String message = failure.getMessage();
          failed.getErr().println(message == null ? "benchmarks: " + failure : message);
          return failure instanceof IllegalArgumentException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }
}
