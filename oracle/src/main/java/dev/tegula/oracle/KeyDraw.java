package dev.tegula.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a request's join keys from the entities that the raw rows name, each with the same chance;
 * now and then one that is unknown or null.
 */
final class KeyDraw {

  private static final int UNKNOWN_PERCENT = 3;
  private static final int NULL_PERCENT = 1;

  private final Map<String, ViewTruth> truthByView;

  KeyDraw(Map<String, ViewTruth> truthByView) {
    this.truthByView = Map.copyOf(truthByView);
  }

  /** Join keys for every read of the service: Strings, Longs or nulls. */
  Map<String, @Nullable Object> draw(AskedService service, RandomGenerator random) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    for (AskedFeature.Read read : inDrawingOrder(service, random)) {
      addMissing(read, keys, random);
    }
    int percent = random.nextInt(100);
    if (percent < UNKNOWN_PERCENT + NULL_PERCENT) {
      List<String> names = List.copyOf(keys.keySet());
      String name = names.get(random.nextInt(names.size()));
      Object known = keys.get(name);
      keys.put(name, percent < UNKNOWN_PERCENT ? unknown(known, random) : null);
    }
    return keys;
  }

  /**
   * Reads with more keys come first, so that these are drawn together: an origin and a destination
   * drawn apart would seldom be a route. Views that share a key take turns to provide it.
   */
  private static List<AskedFeature.Read> inDrawingOrder(
      AskedService service, RandomGenerator random) {
    List<AskedFeature.Read> reads = new ArrayList<>(service.reads());
    for (int i = reads.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      AskedFeature.Read read = reads.get(i);
      reads.set(i, reads.get(other));
      reads.set(other, read);
    }
    reads.sort(Comparator.comparingInt(read -> -read.keys().size()));
    return reads;
  }

  private void addMissing(
      AskedFeature.Read read, Map<String, @Nullable Object> keys, RandomGenerator random) {
    if (keys.keySet().containsAll(read.keys())) {
      return;
    }
    ViewTruth view = truthByView.get(read.view());
    if (view == null || view.entities().isEmpty()) {
      throw new OracleException(
          "feature view " + read.view() + ": no entity in the raw rows (expected: at least one)");
    }
    List<Object> entity = view.entities().get(random.nextInt(view.entities().size()));
    for (int k = 0; k < entity.size(); k++) {
      keys.putIfAbsent(read.keys().get(k), entity.get(k));
    }
  }

  private static Object unknown(@Nullable Object known, RandomGenerator random) {
    long number = random.nextLong();
    return known instanceof Long ? (Object) number : "unknown " + Long.toUnsignedString(number, 36);
  }
}
