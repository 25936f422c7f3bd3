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
import java.util.Objects;

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
    VerificationResult verification =
        Objects.requireNonNull(RecordedRun.read(run.part(verifyPart())).verification());
    run.watcher().accept("verified; now the load");
    run.run(Program.LOAD, "load-" + serving.name(), loadArguments(run, server));
    ScenarioResult load = RecordedRun.read(run.part(loadPart())).scenarios().get(0);
    server.program().stop();
    return String.format(
        Locale.ROOT,
        "%,d values compared, %d mismatches; %.0f/s of %.0f/s, p50 %.2f ms, p99 %.2f ms",
        verification.valuesCompared(),
        verification.mismatches(),
        load.achievedServiceQps(),
        load.targetServiceQps(),
        load.latency().p50() / 1e6,
        load.latency().p99() / 1e6);
  }

  String verifyPart() {
    return "verify-" + serving.name();
  }

  String loadPart() {
    return "load-" + serving.name();
  }

  private RunningProgram startServer(BenchRun run) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--repo", run.repository().toString()));
    arguments.addAll(serving.serverOptions().of(run));
    arguments.addAll(List.of("--port", "0"));
    return run.start(Program.SERVER, "serve-" + serving.name(), arguments);
  }

  private List<String> verifyArguments(BenchRun run, ReadyServer server) {
    return List.of(
        "verify",
        "--requests",
        run.expectedRequests().toString(),
        "--limit",
        Integer.toString(BenchRun.VERIFIED_REQUESTS),
        "--target",
        server.url(),
        "--store-label",
        serving.storeLabel(),
        "--out",
        run.part(verifyPart()).toString());
  }

  private List<String> loadArguments(BenchRun run, ReadyServer server) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "load",
                "--requests",
                run.expectedRequests().toString(),
                "--target",
                server.url(),
                "--name",
                serving.name(),
                "--store-label",
                serving.storeLabel(),
                "--arrivals",
                "poisson",
                "--seed",
                Long.toString(run.seed()),
                "--out",
                run.part(loadPart()).toString()));
    arguments.addAll(serving.load().options());
    return arguments;
  }
}
