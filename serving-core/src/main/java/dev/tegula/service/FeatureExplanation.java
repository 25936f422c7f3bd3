package dev.tegula.service;

import java.util.List;

/**
 * What one value of a vector was made from.
 *
 * @param feature its name on the wire
 * @param sources the value itself when it is stored; the inputs, in their order, when it is
 *     computed
 */
public record FeatureExplanation(String feature, List<ValueSource> sources) {

  public FeatureExplanation {
    sources = List.copyOf(sources);
  }
}
