package dev.tegula.workload;

import dev.tegula.workload.Workload.ServiceLoad;
import java.util.List;
import java.util.SplittableRandom;

/** Draws services by their shares. Confined to one thread; allocates nothing itself. */
final class MixedSource implements RequestSource {

  /** Keeps the choice of services apart from the choices within each. */
  private static final long CHOICE = 0x5ec7_1ce5L;

  private final RequestSource[] sources;
  private final double[] upTo;
  private final SplittableRandom choice;

  MixedSource(List<ServiceLoad> services, long seed, Workload.Stream stream) {
    sources =
        services.stream()
            .map(load -> load.requests().open(seed, stream))
            .toArray(RequestSource[]::new);
    upTo = new double[sources.length];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += services.get(i).share();
      upTo[i] = sum;
    }
    choice = Draws.of(seed ^ CHOICE, stream);
  }

  @Override
  public WorkloadRequest next() {
    int chosen = 0;
    double point = choice.nextDouble() * upTo[upTo.length - 1];
    while (chosen < upTo.length - 1 && point >= upTo[chosen]) {
      chosen++;
    }
    return sources[chosen].next();
  }
}
