package dev.tegula.localaws;

import dev.tegula.localaws.imports.ImportSettings;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tegula local-aws}: serves until it is told to stop. */
@Command(
    name = "local-aws",
    description = "DynamoDB, S3 and ImportTable on one port of this machine, until stopped",
    mixinStandardHelpOptions = true)
public final class LocalAws implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8000",
      description = "port on 127.0.0.1, 0 = any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "decides which of two rows with one key survives an import (default: 1)")
  private long seed;

  @Option(
      names = "--import-millis",
      paramLabel = "MILLIS",
      defaultValue = "0",
      description = "how long an import takes at least; AWS needs minutes (default: 0)")
  private long importMillis;

  @Option(
      names = "--actions",
      paramLabel = "FILE",
      description = "appends each IAM action that is called: access key, action, resource")
  private @Nullable Path actions;

  @Spec private CommandSpec spec = CommandSpec.create();

  private LocalAws() {}

  /** Serves until SIGTERM; exit code 1 when it can't start, 2 when it was not understood. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new LocalAws());
    line.setParameterExceptionHandler(
        (mistake, given) -> {
          CommandLine command = mistake.getCommandLine();
          command.getErr().println("tegula local-aws: " + mistake.getMessage() + " (see --help)");
          return command.getCommandSpec().exitCodeOnInvalidInput();
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("tegula local-aws: " + failure.getMessage());
          return 1;
        });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65535) {
      throw new ParameterException(
          spec.commandLine(), "--port: " + port + " (expected: 0 to 65535)");
    }
    if (importMillis < 0) {
      throw new ParameterException(
          spec.commandLine(), "--import-millis: " + importMillis + " (expected: >= 0)");
    }
    ImportSettings imports = new ImportSettings(seed, Duration.ofMillis(importMillis));
    try (LocalAwsServer server =
        LocalAwsServer.start(new LocalAwsServer.Settings(port, imports, actions))) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop local-aws"));
      spec.commandLine()
          .getOut()
          .println("local-aws ready on " + server.endpoint() + " (DynamoDB, S3, ImportTable)");
      server.join();
    } catch (BindException e) {
      throw new IllegalStateException(
          "--port: " + port + " is in use (expected: a free port, or 0 for any free one)", e);
    }
    return 0;
  }
}
