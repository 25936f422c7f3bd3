package dev.tegula.workload;

/** All requests that a workload has for one feature service. Immutable; usable from any thread. */
public interface ServiceRequests {

  /** The feature service that is asked. */
  String service();

  /** How far answers are checked. */
  AnswerCheck check();

  /**
   * Opens the sequence of one stream. Streams of the same seed and count never share a sequence,
   * and where requests must not repeat, no request either.
   */
  RequestSource open(long seed, Workload.Stream stream);
}
