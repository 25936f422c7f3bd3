package dev.tegula.load;

import dev.tegula.result.Mark;
import dev.tegula.result.ResultJson;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult;
import dev.tegula.result.ThroughputResult;
import dev.tegula.rig.ClosedLoop;
import dev.tegula.rig.LoadPlan;
import dev.tegula.rig.Measurement;
import dev.tegula.rig.StopSignal;
import dev.tegula.rig.TargetException;
import dev.tegula.rig.Wire;
import dev.tegula.workload.AnswerCheck;
import dev.tegula.workload.Workload;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Offers load to a server and says what came of it. */
@Command(
    name = "load",
    description =
        "Offers load in the open model, checks every answer and keeps honest percentiles. Fails on a missed rate, one wrong answer or a generator that was late.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  /** The setting that tells how far answers are checked. */
  static final String ANSWERS = "answers";

  private final Interruption interruption;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private AskedOptions asked = new AskedOptions();
  @Mixin private TargetOptions options = new TargetOptions();

  @Option(
      names = "--arrivals",
      defaultValue = "poisson",
      description = "${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE})")
  private LoadPlan.Arrivals arrivals = LoadPlan.Arrivals.POISSON;

  @Option(
      names = "--search",
      description =
          "looks for the largest rate with p99 < 100 ms, no error and no missed rate, from --rate on; --duration is the window that it must hold. One generator searches")
  private boolean search;

  @Option(
      names = "--closed-loop",
      paramLabel = "CONNECTIONS",
      description =
          "a throughput probe: each connection asks again as soon as it is answered. Tells no latency.")
  private @Nullable Integer closedLoop;

  @Option(
      names = "--generator",
      defaultValue = "0/1",
      converter = StreamConverter.class,
      paramLabel = "I/N",
      description =
          "which of several generators this is, from 0: it sends its part of the rate; tegula load merge adds the results up")
  private Workload.Stream generator = Workload.Stream.ONLY;

  @Option(
      names = "--mark",
      defaultValue = "measured",
      description = "simulated when the store follows declared latencies (${DEFAULT-VALUE})")
  private Mark mark = Mark.MEASURED;

  @Option(
      names = "--purpose",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "what the figures are good for, for the report")
  private String purpose = "";

  @Option(names = "--json", description = "prints the results as JSON, one after the other")
  private boolean json;

  LoadCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, TargetException {
    options.check();
    requireOneWayToAsk();
    if (closedLoop == null) {
      asked.requireRate();
    }
    Workload workload = asked.workload(options.name("load"));
    String name = options.name(asked.name(workload));
    ScenarioResult.requireName(name);
    asked.rates(workload).forEach(rate -> plan(workload, rate));
    try (LoadSession session = new LoadSession(options, spec.commandLine().getErr())) {
      session.probe(workload.samples());
      RunFolder folder = RunFolder.open(options, name, settings(workload), Clock.systemUTC());
      List<String> failures = measure(session, folder, workload, name);
      folder.end(failures);
      return failures.isEmpty() ? 0 : 1;
    }
  }

  /** Refuses options that say two things at once: the result would be of neither. */
  private void requireOneWayToAsk() {
    if (closedLoop != null && (closedLoop < 1 || closedLoop > ClosedLoop.MAX_CONNECTIONS)) {
      throw misused(
          "--closed-loop: " + closedLoop + " (expected: 1 to " + ClosedLoop.MAX_CONNECTIONS + ")");
    }
    if (search && closedLoop != null) {
      throw misused("--search: with --closed-loop (expected: one of them)");
    }
    if (search && generator.count() > 1) {
      throw misused(
          "--search: with --generator "
              + generator.index()
              + "/"
              + generator.count()
              + " (expected: one generator, which finds the whole rate)");
    }
    if (search && asked.severalRates()) {
      throw misused("--search: with several rates (expected: one --rate, from which it begins)");
    }
  }

  private CommandLine.ParameterException misused(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private List<String> measure(
      LoadSession session, RunFolder folder, Workload workload, String name)
      throws IOException, InterruptedException {
    StopSignal stop = interruption.listen();
    if (closedLoop != null) {
      return throughput(session, folder, workload, session.labels(name, mark, purpose));
    }
    if (search) {
      return largestRate(session, folder, workload, session.labels(name, mark, purpose));
    }
    List<String> failures = new ArrayList<>();
    List<Double> rates = asked.rates(workload);
    for (double rate : rates) {
      if (stop.reason() != null) {
        break;
      }
      Measurement measurement = session.run(plan(workload, rate), workload.open(generator), stop);
      String stepName = rates.size() == 1 ? name : name + "-" + step(rate);
      failures.addAll(
          keep(measurement, session.labels(stepName, mark, purpose), folder, workload.check()));
    }
    return failures;
  }

  private List<String> keep(
      Measurement measurement, Measurement.Labels labels, RunFolder folder, AnswerCheck answers)
      throws IOException {
    ScenarioResult result = measurement.result(labels);
    ScenarioDetail detail = measurement.detail(labels.name());
    // Told first: a full disk must not take the figures along.
    print(json ? ResultJson.write(result) : ScenarioText.of(result, detail, answers.toString()));
    folder.directory().write(result, detail, measurement.histograms());
    return told(labels.name(), result.reasons());
  }

  private List<String> largestRate(
      LoadSession session, RunFolder folder, Workload workload, Measurement.Labels labels)
      throws IOException, InterruptedException {
    StopSignal stop = interruption.signal();
    SearchRun run =
        new SearchRun(
            plan -> session.run(plan, workload.open(generator), stop),
            rate -> plan(workload, rate),
            stop,
            spec.commandLine().getErr());
    SearchResult result = run.search(workload.load().ratePerSecond(), labels);
    print(json ? ResultJson.write(result) : SearchText.of(result));
    folder.directory().write(result);
    Measurement proof = run.proof();
    List<String> failures =
        proof == null ? List.of() : keep(proof, labels, folder, workload.check());
    if (result.largestRate() != null) {
      return failures;
    }
    String stopped = stop.reason();
    return told(labels.name(), List.of(stopped == null ? "no rate was held" : stopped));
  }

  private List<String> throughput(
      LoadSession session, RunFolder folder, Workload workload, Measurement.Labels labels)
      throws IOException {
    ClosedLoop.Plan plan =
        new ClosedLoop.Plan(
            Objects.requireNonNull(closedLoop),
            workload.load().warmup(),
            workload.load().duration(),
            LoadSession.REQUEST_TIMEOUT);
    ThroughputResult result;
    try (Wire wire = session.wire()) {
      result =
          new ClosedLoop(wire, interruption.signal(), System::nanoTime)
              .run(plan, workload.open(generator), labels);
    }
    print(
        json
            ? ResultJson.write(result)
            : String.format(
                Locale.ROOT,
                "%s (%s): %s, closed loop of %d: %.1f right answers/s over %.1f s (a throughput, no latency)",
                result.name(),
                result.store(),
                result.status(),
                result.connections(),
                result.answersPerSecond(),
                result.seconds()));
    folder.directory().write(result);
    return told(labels.name(), result.reasons());
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text.stripTrailing());
  }

  private List<String> told(String name, List<String> reasons) {
    for (String reason : reasons) {
      spec.commandLine().getErr().println("tegula load: FAILED: " + reason);
    }
    return reasons.stream().map(reason -> name + ": " + reason).toList();
  }

  private LoadPlan plan(Workload workload, double ratePerSecond) {
    return new LoadPlan(
        ratePerSecond / generator.count(),
        workload.load().warmup(),
        workload.load().duration(),
        arrivals,
        workload.seed() + generator.index(),
        LoadSession.REQUEST_TIMEOUT);
  }

  /** A rate as part of a name. */
  private static String step(double rate) {
    return rate == Math.rint(rate)
        ? Long.toString((long) rate)
        : String.format(Locale.ROOT, "%.3f", rate);
  }

  private RunSettings settings(Workload workload) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("command", "load");
    settings.put("workload", asked.label());
    settings.put("profile", workload.profile().name().toLowerCase(Locale.ROOT));
    settings.put(ANSWERS, workload.check().toString());
    settings.put("target", options.targetLabel());
    settings.put("store", options.storeLabel());
    if (closedLoop == null) {
      settings.put(
          "ratePerSecond",
          asked.rates(workload).stream().map(String::valueOf).collect(Collectors.joining(",")));
      settings.put("arrivals", arrivals.toString());
    } else {
      settings.put("connections", closedLoop.toString());
    }
    if (search) {
      settings.put("search", "the largest rate, from ratePerSecond on");
    }
    settings.put("duration", workload.load().duration().toString());
    settings.put("warmup", workload.load().warmup().toString());
    settings.put("generator", generator.index() + "/" + generator.count());
    settings.put("requestTimeout", LoadSession.REQUEST_TIMEOUT.toString());
    return RunSettings.of(settings, workload.seed(), options.isLoopback());
  }
}
