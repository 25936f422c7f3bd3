package dev.tegula.oracle;

import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.SetMeasure;
import java.util.List;

/** A feature that a service answers with, and where its value comes from. */
sealed interface AskedFeature {

  /** The name on the wire, {@code <view>.<feature>}. */
  String name();

  /**
   * A read of a view.
   *
   * @param keys the request's join keys, in the order of the view's own
   */
  record Read(String view, List<String> keys) {

    public Read {
      keys = List.copyOf(keys);
    }
  }

  /** A value that a view keeps. */
  record Stored(String name, Read read, OutputFeature output) implements AskedFeature {}

  /** What two lists that views keep have in common, taken as sets. */
  record Comparison(String name, SetMeasure measure, Stored a, Stored b) implements AskedFeature {}
}
