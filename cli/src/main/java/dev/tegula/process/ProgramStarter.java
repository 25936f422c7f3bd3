package dev.tegula.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Starts programs into a group.
 *
 * @param environment set for every program, over the launcher's own
 */
public record ProgramStarter(
    Installation installation, ProcessGroup group, Map<String, String> environment) {

  public ProgramStarter {
    environment = Map.copyOf(environment);
  }

  /** Starts a program whose output its starter reads. */
  Process start(Program program, List<String> arguments) throws IOException {
    return group.start(builder(program, arguments));
  }

  /**
   * Runs a program in the place of the launcher: it has the launcher's standard streams.
   *
   * @return its exit code
   */
  public int runInForeground(Program program, List<String> arguments)
      throws IOException, InterruptedException {
    return group.start(builder(program, arguments).inheritIO()).waitFor();
  }

  private ProcessBuilder builder(Program program, List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(program.commandLine(installation, arguments));
    builder.environment().putAll(environment);
    return builder;
  }
}
