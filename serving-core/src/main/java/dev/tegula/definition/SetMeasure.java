package dev.tegula.definition;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;

/** How much two arrays, taken as sets, have in common. */
public enum SetMeasure {
  /** |a ∩ b| / |a ∪ b|; 1 when both are empty. */
  JACCARD("jaccard", ScalarType.FLOAT64),
  /** |a ∩ b| / min(|a|, |b|); 1 when both are empty, 0 when one is. */
  OVERLAP_COEFFICIENT("overlap_coefficient", ScalarType.FLOAT64),
  /** |a ∩ b|. */
  INTERSECTION_SIZE("intersection_size", ScalarType.INT64);

  private final String declaredName;
  private final DataType type;

  SetMeasure(String declaredName, DataType type) {
    this.declaredName = declaredName;
    this.type = type;
  }

  /** The key that asks for it in a feature repository. */
  public String declaredName() {
    return declaredName;
  }

  public DataType type() {
    return type;
  }
}
