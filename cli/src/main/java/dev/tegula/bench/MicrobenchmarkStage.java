package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the JMH benchmarks of the hot paths, forks one at a time. */
final class MicrobenchmarkStage implements Stage {

  @Override
  public String title() {
    return "microbenchmark";
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(run.profile().jmhOptions());
    arguments.addAll(List.of("--join", "--out", run.results().folder().toString()));
    run.run(Program.JMH, "jmh", arguments);
    return "merges, sets, JSON, serving; floors and naive ways beside them in the report";
  }
}
