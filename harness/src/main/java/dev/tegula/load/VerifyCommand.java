package dev.tegula.load;

import dev.tegula.result.ResultJson;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.VerificationResult;
import dev.tegula.rig.TargetException;
import dev.tegula.rig.TargetProbe;
import dev.tegula.rig.Verification;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.ListedRequests;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares every served value with what an oracle computed. */
@Command(
    name = "verify",
    description =
        "Sends each request once and compares every value, name and status. Fails on any difference.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final Interruption interruption;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TargetOptions options = new TargetOptions();

  @Option(
      names = "--requests",
      required = true,
      paramLabel = "FILE",
      description = "requests with their expected answers, as tegula oracle writes them")
  private Path requests = Path.of("");

  @Option(
      names = "--limit",
      defaultValue = "2147483647",
      paramLabel = "N",
      description = "only the first N requests")
  private int limit;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "that the requests were chosen by, for the record (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--json", description = "prints the result as JSON")
  private boolean json;

  VerifyCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, TargetException {
    options.check();
    options.requireOneTarget();
    ScenarioResult.requireName(name());
    if (limit < 1) {
      throw new IllegalArgumentException("--limit: " + limit + " (expected: at least 1)");
    }
    List<ExpectedRequest> all = ExpectedRequests.read(requests);
    List<ExpectedRequest> chosen = all.subList(0, Math.min(limit, all.size()));
    Vertx vertx = Vertx.vertx();
    try {
      return run(vertx, chosen);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private int run(Vertx vertx, List<ExpectedRequest> chosen)
      throws IOException, InterruptedException, TargetException {
    TargetProbe probe =
        new TargetProbe(
            options.open(options.targets().get(0), vertx, REQUEST_TIMEOUT),
            options.targetLabel(),
            REQUEST_TIMEOUT);
    probe.checkServices(
        ListedRequests.of(chosen, new KeyChoice.Uniform()).stream()
            .map(service -> service.requests().get(0))
            .toList());
    RunFolder folder = RunFolder.open(options, name(), settings(chosen.size()), Clock.systemUTC());
    Verification verification = new Verification(probe, interruption.listen());
    VerificationResult result;
    try (Progress progress = show(verification, chosen.size())) {
      result = verification.run(chosen, name(), options.storeLabel(), seed);
    }
    folder.directory().write(result);
    folder.end(result.reasons());
    return report(result);
  }

  private String name() {
    return options.name("verify");
  }

  private Progress show(Verification verification, int total) {
    return Progress.show(
        spec.commandLine().getErr(),
        Terminal.isInteractive(),
        () -> String.format(Locale.ROOT, "%,d of %,d requests", verification.done(), total));
  }

  private int report(VerificationResult result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ResultJson.write(result).stripTrailing() : text(result));
    for (String reason : result.reasons()) {
      spec.commandLine().getErr().println("tegula verify: FAILED: " + reason);
    }
    return result.status() == Status.OK ? 0 : 1;
  }

  private static String text(VerificationResult result) {
    StringBuilder text = new StringBuilder();
    for (VerificationResult.Mismatch mismatch : result.examples()) {
      text.append(
          String.format(
              "%s: %s: %s (expected: %s) for %s%n",
              mismatch.service(),
              mismatch.feature(),
              mismatch.served(),
              mismatch.expected(),
              mismatch.request()));
    }
    return text
        + String.format(
            Locale.ROOT,
            "%s (%s): %s, %,d requests, %,d values compared, %,d mismatches",
            result.name(),
            result.store(),
            result.status(),
            result.requests(),
            result.valuesCompared(),
            result.mismatches());
  }

  private RunSettings settings(int limit) throws IOException {
    return RunSettings.of(
        Map.of(
            "command", "verify",
            "requests", requests.getFileName().toString(),
            "limit", Integer.toString(limit),
            "target", options.targetLabel(),
            "store", options.storeLabel()),
        seed,
        options.isLoopback());
  }
}
