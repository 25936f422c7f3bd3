package dev.tegula.load;

import dev.tegula.result.SearchResult;
import java.util.Locale;

/** A search's outcome for a person. */
final class SearchText {

  private SearchText() {}

  static String of(SearchResult result) {
    Double largest = result.largestRate();
    return String.format(
        Locale.ROOT,
        "%s (%s): %s with p99 < %d ms, no error and no missed rate for %.0f s; %d trials",
        result.name(),
        result.store(),
        largest == null
            ? "no rate was held"
            : String.format(Locale.ROOT, "%.1f FS-QPS were held", largest),
        result.p99LimitNanos() / 1_000_000,
        result.windowSeconds(),
        result.trials().size());
  }
}
