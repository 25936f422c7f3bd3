package dev.tegula.benchmark;

import dev.tegula.result.TargetTable.Relation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of two benchmarks, or the allocation of one, that is to be reached.
 *
 * @param own what is looked at
 * @param other what it is compared with; none when its allocated bytes are looked at
 * @param relation AT_MOST and STATED: own time over the other's; AT_LEAST: the other's over own
 * @param limit null when the ratio is only to be stated
 */
record Target(
    String what,
    Measured own,
    Optional<Measured> other,
    Relation relation,
    @Nullable Double limit) {

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

  static Target stated(String what, Measured own, Measured other) {
    return new Target(what, own, Optional.of(other), Relation.STATED, null);
  }

  static Target allocatesLessThanOneByte(Target target) {
    return new Target(
        target.what() + ": allocated", target.own(), Optional.empty(), Relation.AT_MOST, 1.0);
  }

  String unit() {
    if (other.isEmpty()) {
      return "B/op";
    }
    return relation == Relation.AT_LEAST ? "× faster" : "×";
  }
}
