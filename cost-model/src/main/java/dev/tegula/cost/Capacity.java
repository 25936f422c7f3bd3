package dev.tegula.cost;

import dev.tegula.price.PriceBook;

/**
 * What a rate that no single machine serves would take, from what one request took when it was
 * measured. Modelled: everything is taken to grow in proportion to the rate, and nothing to be lost
 * to imbalance or failure.
 *
 * @param title whose load it is, for people
 * @param serviceQps feature vectors a second (FS-QPS)
 * @param storeQps rows read a second (DDB-QPS): rate x reads of a request
 * @param cores that work all the time: rate x CPU time of a request
 * @param coresAtHalf the same when each works half of the time
 * @param connections of callers with a request under way: rate x mean latency (Little's law)
 * @param callerBytesPerSecond bodies to and from callers: rate x bytes of both
 * @param storeBytesPerSecond rows from the store: DDB-QPS x bytes of a row
 * @param reads their price
 */
public record Capacity(
    String title,
    double serviceQps,
    double storeQps,
    double cores,
    double coresAtHalf,
    double connections,
    double callerBytesPerSecond,
    double storeBytesPerSecond,
    ServingCost reads) {

  /**
   * One request, as it was measured.
   *
   * @param cpuMicros of the server's whole process
   * @param reads rows from the store
   * @param meanLatencyMicros from intended start to complete answer
   * @param bodyBytes of its and its answer's HTTP bodies together
   */
  public record Request(
      double cpuMicros, double reads, double meanLatencyMicros, double bodyBytes) {

    public Request {
      if (!(cpuMicros > 0 && reads >= 0 && meanLatencyMicros >= 0 && bodyBytes >= 0)) {
        throw new IllegalArgumentException(
            String.format(
                "request: %s us CPU, %s reads, %s us, %s bytes (expected: CPU above 0, none negative)",
                cpuMicros, reads, meanLatencyMicros, bodyBytes));
      }
    }
  }

  /**
   * What is asked of the model.
   *
   * @param serviceQps feature vectors a second
   * @param itemBytes of the mean row read
   */
  public record Scale(double serviceQps, long itemBytes) {}

  /**
   * Scales one request to a rate.
   *
   * @param request what was measured
   * @param load the rate, and the size of the rows read
   */
  public static Capacity of(String title, Request request, Scale load, PriceBook prices) {
    double serviceQps = load.serviceQps;
    long itemBytes = load.itemBytes;
    double storeQps = serviceQps * request.reads;
    double cores = serviceQps * request.cpuMicros / 1e6;
    return new Capacity(
        title,
        serviceQps,
        storeQps,
        cores,
        2 * cores,
        serviceQps * request.meanLatencyMicros / 1e6,
        serviceQps * request.bodyBytes,
        storeQps * itemBytes,
        ServingCost.of(
            title,
            new ReadLoad(serviceQps, storeQps, itemBytes, RequestUnits.Consistency.EVENTUAL),
            prices));
  }
}
