package dev.tegula.pack;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.generate.GeneratedData;
import dev.tegula.generate.NewFolder;
import dev.tegula.repository.InvalidRepositoryException;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.workload.Profile;
import dev.tegula.workload.file.WorkloadFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code pack}. */
@Command(
    name = "pack",
    description =
        "Writes the import objects of a generated workload's rows, for a server with --store memory --load DIR: what a backfill of the same repository would leave, in seconds.",
    mixinStandardHelpOptions = true)
public final class PackMain implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--workload",
      required = true,
      paramLabel = "FILE",
      description = "the workload file")
  private Path workload = Path.of("");

  @Option(
      names = "--profile",
      defaultValue = "smoke",
      paramLabel = "PROFILE",
      description = "smoke or canonical, as the repository was generated (${DEFAULT-VALUE})")
  private Profile profile = Profile.SMOKE;

  @Option(
      names = "--repo",
      required = true,
      description = "the feature repository, as tegula workload generate writes it")
  private Path repo = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the objects go; new or empty")
  private Path out = Path.of("");

  private PackMain() {}

  /** Runs the command; the exit code is 0 only when it succeeded, 2 when it was not understood. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new PackMain());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (mistake, given) -> {
          CommandLine asked = mistake.getCommandLine();
          asked.getErr().println("tegula pack: " + mistake.getMessage() + " (see --help)");
          return asked.getCommandSpec().exitCodeOnInvalidInput();
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          String message = failure.getMessage();
          command.getErr().println("tegula pack: " + (message == null ? failure : message));
          return command.getCommandSpec().exitCodeOnExecutionException();
        });
    return line;
  }

  @Override
  public Integer call() throws IOException, InvalidRepositoryException {
    GeneratedData data = WorkloadFile.read(workload, profile).requireGenerated(workload);
    FeatureRepository repository = RepositoryReader.read(repo);
    NewFolder.require(out);
    PackedViews packed = new PackedViews(data, out);
    for (var view : repository.featureViews()) {
      packed.write(view);
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d views, %,d rows, %,d bytes of them in %s%n",
            packed.views(),
            packed.rows(),
            packed.rowBytes(),
            out);
    return 0;
  }
}
