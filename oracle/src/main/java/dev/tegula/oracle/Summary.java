package dev.tegula.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;

/**
 * What was computed.
 *
 * @param values how many values the requests' answers have together
 * @param services how many services can be asked
 * @param views how many views were computed from their raw rows
 * @param edge the latest leading edge of a view, as an ISO instant
 */
record Summary(
    int requests, long values, int services, int views, long seed, String edge, double seconds) {

  String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requests", requests)
        .put("values", values)
        .put("services", services)
        .put("views", views)
        .put("seed", seed)
        .put("edge", edge)
        .put("seconds", seconds)
        .toString();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%,d requests with %,d values over %d services from %d views up to %s, seed %d, in %.1f s",
        requests,
        values,
        services,
        views,
        edge,
        seed,
        seconds);
  }
}
