package dev.tegula.bench;

import dev.tegula.process.Program;
import dev.tegula.process.ProgramStarter;
import dev.tegula.process.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the stages of one run share: settings, folders, and the servers that stay up from one stage to another.
 *
 * @param repository the feature repository
 * @param out the result directory
 * @param scratch for what nobody keeps; deleted after the run
 */
record BenchRun(
    ProgramStarter starter,
    Path repository,
    Path out,
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

  /** Starts a program; its standard error goes to the result directory under a name. */
  RunningProgram start(Program program, String log, String... arguments) throws IOException {
    return RunningProgram.start(
        starter,
        program,
        List.of(arguments),
        out.resolve("logs").resolve(log + ".log"),
        watcher);
  }

  /** Runs a program to its end and gives its standard output. */
  String run(Program program, String log, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(options);
    return start(program, log, all.toArray(String[]::new)).awaitSuccess();
  }
}
