package dev.tegula.cost;

/**
 * What serving asks of the store.
 *
 * @param serviceQps feature vectors a second (FS-QPS)
 * @param storeQps rows read a second (DDB-QPS)
 * @param itemBytes of the mean row read
 */
public record ReadLoad(
    double serviceQps, double storeQps, long itemBytes, RequestUnits.Consistency consistency) {

  public ReadLoad {
    requireRate("serviceQps", serviceQps);
    requireRate("storeQps", storeQps);
  }

  private static void requireRate(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
