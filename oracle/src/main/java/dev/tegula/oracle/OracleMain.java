package dev.tegula.oracle;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.repository.InvalidRepositoryException;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The oracle's command line. */
@Command(
    name = "oracle",
    mixinStandardHelpOptions = true,
    description =
        "Writes random requests with the answers that they must get, computed from the raw files.")
public final class OracleMain implements Callable<Integer> {

  @Option(names = "--repo", required = true, description = "The feature repository.")
  private Path repo = Path.of("");

  @Option(names = "--requests", required = true, description = "How many requests to write.")
  private int requests;

  @Option(names = "--seed", required = true, description = "Decides which requests are drawn.")
  private long seed;

  @Option(names = "--out", required = true, description = "The file of JSON lines to write.")
  private Path out = Path.of("");

  @Option(
      names = "--start",
      defaultValue = "0",
      description = "The first request's number; a number and a seed always draw the same request.")
  private long start;

  @Option(
      names = "--verify",
      defaultValue = "1000",
      description =
          "Requests numbered below this ask for names, types, times and statuses, the others for values alone (default: ${DEFAULT-VALUE}).")
  private long verify;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final LongSupplier nanoClock;

  OracleMain(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  public static void main(String[] args) {
    System.exit(commandLine(System::nanoTime).execute(args));
  }

  static CommandLine commandLine(LongSupplier nanoClock) {
    return new CommandLine(new OracleMain(nanoClock))
        .setParameterExceptionHandler(
            (mistake, given) -> {
              CommandLine command = mistake.getCommandLine();
              command.getErr().println("tegula oracle: " + mistake.getMessage() + " (see --help)");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof OracleException)
                  && !(failure instanceof InvalidRepositoryException)) {
                throw failure;
              }
              command.getErr().println("oracle: " + failure.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() {
    long began = nanoClock.getAsLong();
    checkOptions();
    PrintWriter errors = spec.commandLine().getErr();
    FeatureRepository repository = RepositoryReader.checkSources(repo);
    if (repository.featureServices().isEmpty()) {
      throw new OracleException(repo + ": no feature_services (expected: at least one to ask)");
    }
    Map<String, ViewTruth> truth =
        new Oracle(repository, line -> errors.println("oracle: " + line)).truthByView();
    List<AskedService> services = new AskedServices(repository).all();
    long values = writeRequests(new Requests(repository.workspace(), services, truth));
    Summary summary =
        new Summary(
            requests,
            values,
            services.size(),
            truth.size(),
            seed,
            latestEdge(repository),
            (nanoClock.getAsLong() - began) / 1e9);
    spec.commandLine().getOut().println(json ? summary.json() : summary.text());
    return CommandLine.ExitCode.OK;
  }

  /** Spark takes its time, so what is wrong with the options is said before. */
  private void checkOptions() {
    if (requests < 1) {
      throw new ParameterException(
          spec.commandLine(), "--requests: %d (expected: > 0)".formatted(requests));
    }
    if (start < 0) {
      throw new ParameterException(
          spec.commandLine(), "--start: %d (expected: >= 0)".formatted(start));
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(out)) {
      throw new OracleException(
          "--out: %s (expected: a file in a folder that can be written)".formatted(out));
    }
  }

  private long writeRequests(Requests drawn) {
    AtomicLong values = new AtomicLong();
    try (Stream<ExpectedRequest> stream =
        LongStream.range(start, start + requests)
            .mapToObj(number -> drawn.request(seed, number, number < verify))
            .peek(request -> values.addAndGet(request.expected().size()))) {
      ExpectedRequests.write(out, stream::iterator);
    } catch (IOException e) {
      throw new OracleException("--out: %s: %s".formatted(out, e.getMessage()), e);
    }
    return values.get();
  }

  private static String latestEdge(FeatureRepository repository) {
    long micros =
        repository.featureViews().stream().mapToLong(Span::leadingEdgeMicros).max().orElseThrow();
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
