package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A workload file whose feature repository and data are generated and packed for the memory store.
 *
 * @param objects that the memory store loads
 */
record PackedWorkload(BenchRun run, Path file, Path repository, Path objects) {

  /** Generates and packs. */
  static PackedWorkload prepare(BenchRun run, String name)
      throws IOException, InterruptedException {
    PackedWorkload workload =
        new PackedWorkload(
            run,
            run.workloads().resolve(name + ".yaml"),
            run.scratch().resolve(name),
            run.scratch().resolve(name + "-objects"));
    List<String> generate = new ArrayList<>(List.of("workload", "generate"));
    generate.add(workload.file.toString());
    generate.addAll(List.of("--profile", workload.profile()));
    generate.addAll(List.of("--out", workload.repository.toString()));
    run.run(Program.LOAD, "generate-" + name, generate);
    List<String> pack = new ArrayList<>(workload.asked());
    pack.addAll(List.of("--repo", workload.repository.toString()));
    pack.addAll(List.of("--out", workload.objects.toString()));
    run.run(Program.PACK, "pack-" + name, pack);
    run.watcher().accept("data are ready; now the server and the load");
    return workload;
  }

  /**
   * Serves it from memory.
   *
   * @param name of the server's log
   * @param more options of the server
   */
  ReadyServer serve(String name, List<String> more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--repo", repository.toString()));
    arguments.addAll(List.of("--store", "memory", "--load", objects.toString(), "--port", "0"));
    arguments.addAll(more);
    return ReadyServer.await(run.start(Program.SERVER, "serve-" + name, arguments));
  }

  /**
   * Offers its load, with arrivals and keys drawn by the run's seed; the results join those of the
   * run.
   *
   * @param servers that are asked in turn
   * @param name of the results
   * @param more options of the load
   */
  void load(List<ReadyServer> servers, String name, List<String> more)
      throws IOException, InterruptedException {
    String targets = servers.stream().map(ReadyServer::url).collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>(List.of("load"));
    arguments.addAll(asked());
    arguments.addAll(List.of("--target", targets, "--name", name));
    arguments.addAll(List.of("--seed", Long.toString(run.seed())));
    arguments.addAll(List.of("--join", "--out", run.results().folder().toString()));
    arguments.addAll(more);
    run.run(Program.LOAD, "load-" + name, arguments);
  }

  private List<String> asked() {
    return List.of("--workload", file.toString(), "--profile", profile());
  }

  private String profile() {
    return run.profile().name().toLowerCase(Locale.ROOT);
  }
}
