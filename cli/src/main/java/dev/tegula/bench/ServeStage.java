package dev.tegula.bench;

import dev.tegula.process.Program;
import dev.tegula.process.RunningProgram;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Serves from one store: verifies every value of the first requests, then offers load. */
final class ServeStage implements Stage {

  /**
   * A way to serve, and the load that it gets.
   *
   * @param storeLabel how reports call the store
   */
  record Serving(
      String name, String storeLabel, BenchProfile.Load load, ServerOptions serverOptions) {}

  /** The server's options for a store; called when the stage begins. */
  interface ServerOptions {

    List<String> of(BenchRun run) throws InterruptedException;
  }

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
    run.run(Program.LOAD, "verify-" + serving.name(), verifyArguments(run, server));
    run.watcher().accept("verified; now the load");
    run.run(Program.LOAD, "load-" + serving.name(), loadArguments(run, server));
    server.program().stop();
    return outcome(RecordedRun.read(run.results().folder()));
  }

  private String outcome(RecordedRun recorded) {
    VerificationResult verification =
        recorded.verifications().stream()
            .filter(result -> result.name().equals(serving.name()))
            .findFirst()
            .orElseThrow();
    ScenarioResult load =
        recorded.scenarios().stream()
            .filter(result -> result.name().equals(serving.name()))
            .findFirst()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%,d values compared, %d mismatches; %.0f of %.0f requests/s, p50 %.2f ms, p99 %.2f ms",
        verification.valuesCompared(),
        verification.mismatches(),
        load.achievedServiceQps(),
        load.targetServiceQps(),
        load.latency().p50() / 1e6,
        load.latency().p99() / 1e6);
  }

  private RunningProgram startServer(BenchRun run) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--repo", run.repository().toString()));
    arguments.addAll(serving.serverOptions().of(run));
    arguments.addAll(List.of("--port", "0"));
    return run.start(Program.SERVER, "serve-" + serving.name(), arguments);
  }

  private List<String> verifyArguments(BenchRun run, ReadyServer server) {
    List<String> arguments = arguments("verify", run, server);
    arguments.addAll(List.of("--limit", Integer.toString(BenchRun.VERIFIED_REQUESTS)));
    return arguments;
  }

  private List<String> loadArguments(BenchRun run, ReadyServer server) {
    List<String> arguments = arguments("load", run, server);
    arguments.addAll(List.of("--arrivals", "poisson"));
    arguments.addAll(serving.load().options());
    return arguments;
  }

  private List<String> arguments(String command, BenchRun run, ReadyServer server) {
    return new ArrayList<>(
        List.of(
            command,
            "--requests",
            run.expectedRequests().toString(),
            "--target",
            server.url(),
            "--name",
            serving.name(),
            "--store-label",
            serving.storeLabel(),
            "--seed",
            Long.toString(run.seed()),
            "--join",
            "--out",
            run.results().folder().toString()));
  }
}
