package dev.tegula.generate;

import java.io.IOException;
import java.util.List;

/** Is shown the rows of one view. Confined to one thread. */
public interface RowVisitor {

  /** The rows of an entity follow. */
  void begin(List<Object> joinKeys);

  /**
   * A row.
   *
   * @param values Long, Double or String by column; used again for the next row
   */
  void row(long timeMicros, Object[] values);

  /** All rows of the entity were shown. */
  void end() throws IOException;
}
