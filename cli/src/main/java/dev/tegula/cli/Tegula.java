package dev.tegula.cli;

import dev.tegula.bench.BenchCommand;
import dev.tegula.bench.MeasureCommand;
import dev.tegula.process.Program;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code tegula} command. */
@Command(
    name = "tegula",
    description =
        "Feature serving and bulk backfill for DynamoDB, with the bench that proves them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Tegula {

  private Tegula() {}

  /** Runs one command; the exit code is 0 only when it succeeded, 2 when it was not understood. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Tegula());
    line.addSubcommand("bench", new BenchCommand());
    line.addSubcommand("measure", new MeasureCommand());
    line.addSubcommand("validate", new ValidateCommand());
    line.addSubcommand(
        "local-aws",
        ProgramCommand.of(
            Program.LOCAL_AWS, "DynamoDB, S3 and ImportTable on this machine, until stopped"));
    line.addSubcommand(
        "backfill", ProgramCommand.of(Program.BACKFILL, "Fills the online store in bulk"));
    line.addSubcommand(
        "materialize",
        ProgramCommand.of(
            Program.BACKFILL,
            "Carries backfilled views forward to the last interval",
            "materialize"));
    line.addSubcommand("serve", ProgramCommand.of(Program.SERVER, "The feature server"));
    line.addSubcommand("get", new GetCommand());
    line.addSubcommand("cost", new CostCommand());
    line.addSubcommand("report", new ReportCommand());
    line.addSubcommand("compare", new CompareCommand());
    line.addSubcommand(
        "oracle",
        ProgramCommand.of(
            Program.ORACLE, "Requests with the answers that they should get, from the raw files"));
    line.addSubcommand(
        "verify",
        ProgramCommand.of(Program.LOAD, "Compares every served value with the oracle's", "verify"));
    line.addSubcommand(
        "load", ProgramCommand.of(Program.LOAD, "Open-model load with honest percentiles", "load"));
    line.addSubcommand(
        "workload",
        ProgramCommand.of(
            Program.LOAD, "The feature repository and the data of a workload file", "workload"));
    line.addSubcommand(
        "pack",
        ProgramCommand.of(
            Program.PACK, "A generated workload's rows for a memory store, without Spark"));
    line.addSubcommand("help", new CommandLine.HelpCommand());
    line.setParameterExceptionHandler(Tegula::notUnderstood);
    line.setExecutionExceptionHandler(Tegula::oneLine);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int notUnderstood(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    line.getErr()
        .println(
            line.getCommandSpec().qualifiedName() + ": " + mistake.getMessage() + " (see --help)");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int oneLine(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    String message = failure.getMessage();
    err.println(
        line.getCommandSpec().qualifiedName() + ": " + (message == null ? failure : message));
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
