package dev.tegula.bench;

import dev.tegula.process.Program;
import dev.tegula.process.ProgramStarter;
import dev.tegula.process.RunningProgram;
import dev.tegula.result.ResultDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the stages of one run share.
 *
 * @param repository the feature repository
 * @param workloads the folder of workload files
 * @param results the result directory of the whole run
 * @param scratch for what nobody keeps; deleted after the run
 * @param watcher is given lines of progress
 */
record BenchRun(
    ProgramStarter starter,
    Path repository,
    Path workloads,
    ResultDirectory results,
    Path scratch,
    BenchProfile profile,
    long seed,
    Consumer<String> watcher) {

  static final String BUCKET = "tegula-bench";
  static final int VERIFIED_REQUESTS = 1_000;

  /** The oracle's requests with the answers that they must get. */
  Path expectedRequests() {
    return scratch.resolve("expected-requests.jsonl");
  }

  /** The import objects, as the memory store loads them. */
  Path objects() {
    return scratch.resolve("objects");
  }

  /** The result directory of a part of this run that a program of its own writes. */
  Path part(String name) {
    return results.folder().resolve(name);
  }

  /** Starts a program; its standard error goes to the result directory under a name. */
  RunningProgram start(Program program, String log, List<String> arguments) throws IOException {
    Path file = results.folder().resolve("logs").resolve(log + ".log");
    return RunningProgram.start(starter, program, arguments, file, watcher);
  }

  /** Runs a program to its end and gives its standard output. */
  String run(Program program, String log, List<String> arguments)
      throws IOException, InterruptedException {
    return start(program, log, arguments).awaitSuccess();
  }
}
