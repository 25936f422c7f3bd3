package dev.tegula.definition;

/** The span before a view's leading edge that an aggregate covers. */
public sealed interface TimeWindow permits TimeWindow.Fixed, TimeWindow.Lifetime {

  /**
   * The part of the feature's name that stands for this window, as its author wrote it: {@code 7d}.
   */
  String label();

  /**
   * [edge - size + offset, edge + offset).
   *
   * @param sizeMicros positive
   * @param offsetMicros zero or negative
   */
  record Fixed(String label, long sizeMicros, long offsetMicros) implements TimeWindow {

    public Fixed {
      if (sizeMicros <= 0) {
        throw new IllegalArgumentException("time window " + label + ": size (expected: > 0)");
      }
      if (offsetMicros > 0) {
        throw new IllegalArgumentException("time window " + label + ": offset (expected: <= 0)");
      }
    }
  }

  /** Everything from the view's feature start time to the edge. */
  record Lifetime() implements TimeWindow {

    @Override
    public String label() {
      return "lifetime";
    }
  }
}
