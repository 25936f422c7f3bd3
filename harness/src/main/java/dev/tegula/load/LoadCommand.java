package dev.tegula.load;

import dev.tegula.result.Mark;
import dev.tegula.result.ResultJson;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.rig.ExpectedSource;
import dev.tegula.rig.HiccupRecorder;
import dev.tegula.rig.HttpTarget;
import dev.tegula.rig.LoadPlan;
import dev.tegula.rig.LoadRig;
import dev.tegula.rig.Measurement;
import dev.tegula.rig.ServerWindow;
import dev.tegula.rig.StopSignal;
import dev.tegula.rig.TargetException;
import dev.tegula.rig.TargetProbe;
import dev.tegula.rig.Wire;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
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

/** Offers load to a server and says what came of it. */
@Command(
    name = "load",
    description =
        "Offers load in the open model, checks every answer and keeps honest percentiles. Fails on a missed rate or one wrong answer.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final Interruption interruption;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TargetOptions options = new TargetOptions();

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "N",
      description = "service requests that are due in a second")
  private double ratePerSecond;

  @Option(
      names = "--duration",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "the measured window (${DEFAULT-VALUE})")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--warmup",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description = "load before the window, measured apart (${DEFAULT-VALUE})")
  private Duration warmup = Duration.ZERO;

  @Option(
      names = "--arrivals",
      defaultValue = "poisson",
      description = "${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE})")
  private LoadPlan.Arrivals arrivals = LoadPlan.Arrivals.POISSON;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of the arrivals and the choice of requests (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--purpose",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "what the figures are good for, for the report")
  private String purpose = "";

  @Option(names = "--json", description = "prints the result as JSON")
  private boolean json;

  LoadCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, TargetException {
    options.check();
    ScenarioResult.requireName(options.name());
    LoadPlan plan = new LoadPlan(ratePerSecond, warmup, duration, arrivals, seed, REQUEST_TIMEOUT);
    List<ExpectedRequest> requests = ExpectedRequests.read(options.requests());
    Vertx vertx = Vertx.vertx();
    try {
      return run(vertx, plan, requests);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private int run(Vertx vertx, LoadPlan plan, List<ExpectedRequest> requests)
      throws IOException, InterruptedException, TargetException {
    HttpTarget target = options.open(vertx, REQUEST_TIMEOUT);
    TargetProbe probe = new TargetProbe(target, options.target().toString(), REQUEST_TIMEOUT);
    probe.checkServices(requests.stream().map(ExpectedSource::prepared).toList());
    probe.checkMetrics();
    RunFolder folder = RunFolder.open(options, settings(plan), Clock.systemUTC());
    StopSignal stop = interruption.listen();
    LoadRig.Watchers watchers =
        new LoadRig.Watchers(
            System::nanoTime,
            HiccupRecorder.ofThisMachine(),
            new ServerWindow(target, System::nanoTime));
    Measurement measurement;
    try (Wire wire = options.openWire(REQUEST_TIMEOUT)) {
      LoadRig rig = new LoadRig(wire, plan, stop, watchers);
      try (Progress progress = LoadProgress.show(spec.commandLine().getErr(), rig, plan)) {
        measurement = rig.run(new ExpectedSource(requests, plan.seed()), Clock.systemUTC());
      }
    }
    ScenarioResult result =
        measurement.result(
            new Measurement.Labels(
                options.name(),
                options.storeLabel(),
                Mark.MEASURED,
                purpose,
                options.isLoopback()));
    folder.directory().write(result, measurement.detail(options.name()), measurement.histograms());
    folder.end(result.reasons());
    return report(result);
  }

  private int report(ScenarioResult result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ResultJson.write(result).stripTrailing() : ScenarioText.of(result));
    for (String reason : result.reasons()) {
      spec.commandLine().getErr().println("tegula load: FAILED: " + reason);
    }
    return result.status() == Status.OK ? 0 : 1;
  }

  private RunSettings settings(LoadPlan plan) throws IOException {
    return RunSettings.of(
        Map.of(
            "command", "load",
            "requests", options.requests().getFileName().toString(),
            "target", options.target().toString(),
            "store", options.storeLabel(),
            "ratePerSecond", String.format(Locale.ROOT, "%s", plan.ratePerSecond()),
            "duration", plan.duration().toString(),
            "warmup", plan.warmup().toString(),
            "arrivals", plan.arrivals().toString(),
            "requestTimeout", plan.requestTimeout().toString()),
        plan.seed(),
        options.isLoopback());
  }
}
