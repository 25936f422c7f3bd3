package dev.tegula.rig;

import dev.tegula.workload.ExpectedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Draws evenly from requests with known answers. */
public final class ExpectedFeed implements RequestFeed {

  /** For answers that were right, so that the same bytes need no second check. */
  private static final long REMEMBERED_BYTES = 64L << 20;

  private final List<PreparedRequest> requests;
  private final SplittableRandom choice;

  /**
   * A feed.
   *
   * @param requests at least one
   * @param seed gives the same requests each time
   */
  public ExpectedFeed(List<ExpectedRequest> requests, long seed) {
    ByteBudget budget = new ByteBudget(REMEMBERED_BYTES);
    this.requests =
        requests.stream()
            .map(
                request ->
                    new PreparedRequest(
                        request.service(),
                        request.body().toString().getBytes(StandardCharsets.UTF_8),
                        new ExpectedAnswer(request, budget)))
            .toList();
    // Another stream than the arrivals', which use the seed itself.
    this.choice = new SplittableRandom(seed).split();
  }

  @Override
  public PreparedRequest next() {
    return requests.get(choice.nextInt(requests.size()));
  }
}
