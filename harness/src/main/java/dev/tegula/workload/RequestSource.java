package dev.tegula.workload;

/**
 * An endless sequence of requests, determined by a workload's seed and the {@link Workload.Stream}.
 * Confined to one thread.
 */
@FunctionalInterface
public interface RequestSource {

  /**
   * The next request.
   *
   * @throws IllegalStateException when requests must not repeat and none is left
   */
  WorkloadRequest next();
}
