package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Computes from the raw files what should be served. */
final class OracleStage implements Stage {

  @Override
  public String title() {
    return "oracle";
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    int requests = run.profile().requests();
    run.run(
        Program.ORACLE,
        "oracle",
        List.of(
            "--repo",
            run.repository().toString(),
            "--requests",
            Integer.toString(requests),
            "--verify",
            Integer.toString(BenchRun.VERIFIED_REQUESTS),
            "--seed",
            Long.toString(run.seed()),
            "--out",
            run.expectedRequests().toString()));
    return String.format(Locale.ROOT, "%,d answers computed from the raw files", requests);
  }
}
