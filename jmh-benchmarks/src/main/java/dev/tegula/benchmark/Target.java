package dev.tegula.benchmark;

import dev.tegula.result.TargetTable.Relation;
import java.util.Map;
import java.util.Optional;

/**
 * A ratio of two benchmarks, or the allocation of one, that is to be reached.
 *
 * @param own what is looked at
 * @param other what it is compared with; none when its allocated bytes are looked at
 * @param relation AT_MOST: own time over the other's; AT_LEAST: the other's over own
 */
record Target(
    String what, Measured own, Optional<Measured> other, Relation relation, double limit) {

  /**
   * A benchmark at one set of parameters.
   *
   * @param benchmark simple class name and method
   * @param param the only one that is looked at
   */
  record Measured(String benchmark, String param, String value) {

    Map<String, String> params() {
      return Map.of(param, value);
    }
  }

  static Target atMost(String what, double limit, Measured own, Measured other) {
    return new Target(what, own, Optional.of(other), Relation.AT_MOST, limit);
  }

  static Target atLeast(String what, double limit, Measured own, Measured other) {
    return new Target(what, own, Optional.of(other), Relation.AT_LEAST, limit);
  }

  static Target allocatesLessThanOneByte(Target target) {
    return new Target(
        target.what() + ": allocated", target.own(), Optional.empty(), Relation.AT_MOST, 1);
  }

  String unit() {
    if (other.isEmpty()) {
      return "B/op";
    }
    return relation == Relation.AT_MOST ? "×" : "× faster";
  }
}
