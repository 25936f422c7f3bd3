package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Serves from one store: verifies every value of the first requests, then offers load. */
final class ServeStage implements Stage {

  /** A way to serve, and the load that it gets. */
  record Serving(String name, String storeLabel, BenchProfile.Load load, List<String> options) {}

  private final Serving serving;

  ServeStage(Serving serving) {
    this.serving = serving;
  }

  @Override
  public String title() {
    return "serve " + serving.name();
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    ReadyServer server = ReadyServer.await(startServer(run));
    run.run(
        Program.LOAD,
        "verify-" + serving.name(),
        List.of("--limit", Integer.toString(BenchRun.VERIFIED_REQUESTS)),
        arguments(run, server, "verify"));
    run.watcher().accept("every value right; now the load");
    run.run(
        Program.LOAD,
        "load-" + serving.name(),
        loadOptions(run),
        arguments(run, server, "load"));
    server.program().stop();
    return ServingSummary.of(run.out(), serving.name());
  }

  private dev.tegula.process.RunningProgram startServer(BenchRun run) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--repo", run.repository().toString()));
    arguments.addAll(serving.options());
    arguments.addAll(List.of("--port", "0"));
    return run.start(
        Program.SERVER, "serve-" + serving.name(), arguments.toArray(String[]::new));
  }

  private String[] arguments(BenchRun run, ReadyServer server, String command) {
    return new String[] {
      command,
      "--requests",
      run.expectedRequests().toString(),
      "--target",
      server.url(),
      "--store-label",
      serving.storeLabel(),
      "--name",
      serving.name(),
      "--out",
      run.out().toString()
    };
  }

  private List<String> loadOptions(BenchRun run) {
    List<String> options = new ArrayList<>(serving.load().options());
    options.addAll(List.of("--arrivals", "poisson", "--seed", Long.toString(run.seed())));
    return options;
  }
}
