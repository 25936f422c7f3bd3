package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.nio.file.Path;

/** Requests with the answers that are expected of a server, one a line. */
record ExpectedAnswers(Path file) {

  /** As the oracle computes them. */
  static ExpectedAnswers ofOracle(Path repository, int requests, long seed, Path file)
      throws IOException, InterruptedException {
    TegulaProcess.succeed(
        "oracle",
        "--repo",
        repository.toString(),
        "--requests",
        String.valueOf(requests),
        "--seed",
        String.valueOf(seed),
        "--out",
        file.toString());
    return new ExpectedAnswers(file);
  }

  /** Has {@code tegula verify} compare a server with them; its folder is made beside the file. */
  VerificationResult verify(String url, String name, int exitCode)
      throws IOException, InterruptedException {
    Path out = file.resolveSibling("verified-" + name);
    TegulaProcess.Outcome outcome =
        TegulaProcess.run(
            "verify",
            "--requests",
            file.toString(),
            "--target",
            url,
            "--name",
            name,
            "--store-label",
            name,
            "--out",
            out.toString());
    assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(exitCode);
    return RecordedRun.read(out).verifications().get(0);
  }
}
