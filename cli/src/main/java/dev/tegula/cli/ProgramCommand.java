package dev.tegula.cli;

import dev.tegula.process.Installation;
import dev.tegula.process.ProcessGroup;
import dev.tegula.process.Program;
import dev.tegula.process.ProgramStarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/**
 * A command that a process of its own answers: every argument, also {@code --help}, is passed on as
 * it stands.
 */
final class ProgramCommand implements Callable<Integer> {

  private final Program program;
  private final List<String> leading;

  @Parameters(arity = "0..*", paramLabel = "OPTIONS", description = "see the command's own --help")
  private List<String> arguments = new ArrayList<>();

  private ProgramCommand(Program program, List<String> leading) {
    this.program = program;
    this.leading = leading;
  }

  /**
   * The command line of such a command.
   *
   * @param description one line for the overview
   * @param leading arguments that the process expects before the person's own
   */
  static CommandLine of(Program program, String description, String... leading) {
    CommandLine line = new CommandLine(new ProgramCommand(program, List.of(leading)));
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().description(description);
    line.setUnmatchedOptionsArePositionalParams(true);
    line.setStopAtPositional(true);
    return line;
  }

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(leading);
    all.addAll(arguments);
    ProcessGroup group = new ProcessGroup();
    Runtime.getRuntime().addShutdownHook(new Thread(group::close, "stop started processes"));
    return new ProgramStarter(Installation.current(), group, Map.of())
        .runInForeground(program, all);
  }
}
