package dev.tegula.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A feature service as its clients see it.
 *
 * @param features in the order of the answer
 */
record AskedService(String name, List<AskedFeature> features) {

  AskedService {
    features = List.copyOf(features);
  }

  /** Every read that the service needs, each once. */
  List<AskedFeature.Read> reads() {
    Set<AskedFeature.Read> reads = new LinkedHashSet<>();
    for (AskedFeature feature : features) {
      if (feature instanceof AskedFeature.Stored stored) {
        reads.add(stored.read());
      } else if (feature instanceof AskedFeature.Comparison compared) {
        reads.add(compared.a().read());
        reads.add(compared.b().read());
      }
    }
    return List.copyOf(reads);
  }
}
