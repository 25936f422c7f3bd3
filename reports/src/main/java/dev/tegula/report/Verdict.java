package dev.tegula.report;

import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.VerificationResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How all of it ended: FAILED when any part failed, else RUNNING when any part has no end.
 *
 * @param reasons of failures, each with the part that it comes from
 * @param unfinished names of the folders without an end
 */
record Verdict(Status status, List<String> reasons, List<String> unfinished) {

  static Verdict of(List<ReportInput> inputs) {
    List<String> reasons = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (ReportInput input : inputs) {
      collect(input.name(), input.run().manifest().reasons(), reasons);
      for (VerificationResult verification : input.run().verifications()) {
        collect(
            input.name() + ", verification " + verification.name(),
            verification.reasons(),
            reasons);
      }
      for (ScenarioResult scenario : input.run().scenarios()) {
        collect(input.name() + ", load " + scenario.name(), scenario.reasons(), reasons);
      }
      if (input.run().manifest().status() == Status.RUNNING) {
        unfinished.add(input.name());
      }
    }
    Status status =
        !reasons.isEmpty() ? Status.FAILED : unfinished.isEmpty() ? Status.OK : Status.RUNNING;
    return new Verdict(status, List.copyOf(reasons), List.copyOf(unfinished));
  }

  private static void collect(String from, List<String> reasons, List<String> into) {
    for (String reason : reasons) {
      into.add(from + ": " + reason);
    }
  }
}
