package dev.tegula.rig;

import dev.tegula.result.Status;
import dev.tegula.result.VerificationResult;
import dev.tegula.result.VerificationResult.Counts;
import dev.tegula.result.VerificationResult.Mismatch;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ResponseCheck;
import dev.tegula.workload.ResponseCheck.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends requests one after the other and compares everything in their answers: values, names,
 * statuses. For one thread; the number of requests done may be read from any.
 */
public final class Verification {

  private final TargetProbe target;
  private final StopSignal stop;
  private final SortedMap<String, Counts> byService = new TreeMap<>();
  private final List<Mismatch> examples = new ArrayList<>();
  private volatile long done;

  /**
   * A verification.
   *
   * @param stop ends it early; it has then failed
   */
  public Verification(TargetProbe target, StopSignal stop) {
    this.target = target;
    this.stop = stop;
  }

  /** How many requests are done. */
  public long done() {
    return done;
  }

  /**
   * Verifies requests in their order; it has failed, and ends, when the target stops answering.
   *
   * @param seed of the requests' choice, for the record
   */
  public VerificationResult run(
      List<ExpectedRequest> requests, String name, String store, long seed)
      throws InterruptedException {
    for (ExpectedRequest request : requests) {
      if (stop.isSet()) {
        break;
      }
      try {
        verify(request.withMetadata());
      } catch (TargetException e) {
        stop.stop(String.valueOf(e.getMessage()));
      }
      done = byService.values().stream().mapToLong(Counts::requests).sum();
    }
    return result(name, store, seed);
  }

  private void verify(ExpectedRequest request) throws TargetException, InterruptedException {
    Answer answer = target.ask(request);
    List<Difference> differences =
        ResponseCheck.differences(request, answer.status(), answer.body());
    for (Difference difference : differences) {
      if (examples.size() < VerificationResult.MAX_EXAMPLES) {
        examples.add(
            new Mismatch(
                request.service(),
                request.body().toString(),
                difference.feature(),
                difference.expected(),
                difference.served()));
      }
    }
    byService.merge(
        request.service(),
        new Counts(1, request.expected().size(), differences.size()),
        Counts::plus);
  }

  private VerificationResult result(String name, String store, long seed) {
    Counts all = byService.values().stream().reduce(new Counts(0, 0, 0), Counts::plus);
    List<String> reasons = new ArrayList<>();
    String stopped = stop.reason();
    if (stopped != null) {
      reasons.add(stopped);
    }
    if (all.mismatches() > 0) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%d mismatches in %d values of %d requests",
              all.mismatches(),
              all.valuesCompared(),
              all.requests()));
    } else if (all.valuesCompared() == 0) {
      reasons.add("no value was compared");
    }
    return new VerificationResult(
        VerificationResult.SCHEMA_VERSION,
        name,
        store,
        all.requests(),
        all.valuesCompared(),
        all.mismatches(),
        examples,
        byService,
        seed,
        reasons.isEmpty() ? Status.OK : Status.FAILED,
        reasons);
  }
}
