package dev.tegula.oracle;

import dev.tegula.definition.SetMeasure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request must be answered with, from the truth about each view. */
final class Answers {

  private final Map<String, ViewTruth> truthByView;

  Answers(Map<String, ViewTruth> truthByView) {
    this.truthByView = Map.copyOf(truthByView);
  }

  /** One value of an answer. */
  record Answer(Truth truth, boolean present) {}

  /**
   * The answer's values, in the service's order.
   *
   * @param keys the request's join keys: Strings, Longs or nulls
   */
  List<Answer> of(AskedService service, Map<String, @Nullable Object> keys) {
    List<Answer> answers = new ArrayList<>();
    for (AskedFeature feature : service.features()) {
      if (feature instanceof AskedFeature.Stored stored) {
        answers.add(stored(stored, keys));
      } else if (feature instanceof AskedFeature.Comparison compared) {
        Truth a = stored(compared.a(), keys).truth();
        Truth b = stored(compared.b(), keys).truth();
        answers.add(
            new Answer(Truth.exactly(compare(compared.measure(), a.value(), b.value())), true));
      }
    }
    return answers;
  }

  private Answer stored(AskedFeature.Stored stored, Map<String, @Nullable Object> keys) {
    List<@Nullable Object> entity = new ArrayList<>();
    for (String key : stored.read().keys()) {
      entity.add(keys.get(key));
    }
    ViewTruth view = truthByView.get(stored.read().view());
    if (view == null) {
      throw new OracleException("feature view " + stored.read().view() + ": not read");
    }
    EntityTruth truth = view.entity(entity);
    boolean present =
        stored.output().aggregate() ? truth.aggregatesPresent() : truth.attributesPresent();
    return new Answer(truth.output(stored.output().name()), present);
  }

  /** What two lists have in common, taken as sets without null; null when either is null. */
  static @Nullable Object compare(SetMeasure measure, @Nullable Object a, @Nullable Object b) {
    if (!(a instanceof List<?> first) || !(b instanceof List<?> second)) {
      return null;
    }
    Set<Object> setA = set(first);
    Set<Object> setB = set(second);
    Set<Object> common = new HashSet<>(setA);
    common.retainAll(setB);
    Set<Object> union = new HashSet<>(setA);
    union.addAll(setB);
    int least = Math.min(setA.size(), setB.size());
    return switch (measure) {
      case INTERSECTION_SIZE -> (long) common.size();
      case JACCARD -> union.isEmpty() ? 1.0 : (double) common.size() / union.size();
      case OVERLAP_COEFFICIENT -> union.isEmpty() ? 1.0 : ratio(common.size(), least);
    };
  }

  private static double ratio(int shared, int of) {
    return of == 0 ? 0 : (double) shared / of;
  }

  private static Set<Object> set(List<?> list) {
    Set<Object> set = new HashSet<>();
    for (Object element : list) {
      if (element != null) {
        set.add(element);
      }
    }
    return set;
  }
}
