package dev.tegula.workload;

import java.util.List;

/**
 * What a system is asked, by whom and how often. Immutable; usable from any thread.
 *
 * @param name lower-case letters, digits, dots and hyphens
 * @param profile whose values are in here
 * @param seed of everything random in it, the generated data among them
 * @param load how much, how long
 * @param services the feature services with their shares
 */
public record Workload(
    String name, Profile profile, long seed, LoadShape load, List<ServiceLoad> services) {

  /**
   * A service's part of the load.
   *
   * @param share of the rate, in any unit: its weight among all shares
   */
  public record ServiceLoad(double share, ServiceRequests requests) {

    public ServiceLoad {
      if (!(share > 0) || Double.isInfinite(share)) {
        throw new IllegalArgumentException("share: " + share + " (expected: > 0)");
      }
    }

    /** The feature service. */
    public String service() {
      return requests.service();
    }
  }

  /**
   * One of several generators that share a workload.
   *
   * @param index counted from 0
   * @param count of all of them
   */
  public record Stream(int index, int count) {

    /** The stream of a generator that is alone. */
    public static final Stream ONLY = new Stream(0, 1);

    public Stream {
      if (index < 0 || index >= count) {
        throw new IllegalArgumentException(
            "stream: " + index + " of " + count + " (expected: at least 0 and below the count)");
      }
    }
  }

  public Workload {
    services = List.copyOf(services);
    if (services.isEmpty()) {
      throw new IllegalArgumentException("services: [] (expected: at least one)");
    }
    if (services.stream().map(ServiceLoad::service).distinct().count() != services.size()) {
      throw new IllegalArgumentException(
          "services: "
              + services.stream().map(ServiceLoad::service).toList()
              + " (expected: each once)");
    }
  }

  /** Opens the mixed sequence of one stream, each service drawn by its share. */
  public RequestSource open(Stream stream) {
    return new MixedSource(services, seed, stream);
  }

  /** Its first request for each service, to see whether a target knows them. */
  public List<WorkloadRequest> samples() {
    return services.stream().map(load -> load.requests().open(seed, Stream.ONLY).next()).toList();
  }

  /** The weakest check that an answer may get. */
  public AnswerCheck check() {
    return services.stream().allMatch(load -> load.requests().check() == AnswerCheck.VALUES)
        ? AnswerCheck.VALUES
        : AnswerCheck.SHAPE;
  }

  /**
   * The same workload asking only one service, at the same rate.
   *
   * @throws IllegalArgumentException when it does not ask that service
   */
  public Workload only(String service) {
    List<ServiceLoad> kept =
        services.stream().filter(load -> load.service().equals(service)).toList();
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "service: "
              + service
              + " (expected: one of "
              + services.stream().map(ServiceLoad::service).toList()
              + ")");
    }
    return new Workload(name, profile, seed, load, kept);
  }
}
