package dev.tegula.tile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a view on its way into a packed row: the values of {@link ViewLayout#columns()}, by
 * position. A caller may reuse one instance for many rows.
 */
public interface InputRow {

  boolean isNull(int column);

  /** The value of an int64 column that is not null. */
  long longAt(int column);

  /** The value of a float64 column that is not null. */
  double doubleAt(int column);

  /** The value of a boolean column that is not null. */
  boolean booleanAt(int column);

  /**
   * The value of a string column that is not null, as UTF-8. The array must not be changed by
   * either side.
   */
  byte[] utf8At(int column);

  /** The elements of an array column that is not null: Long, Double, Boolean, String or null. */
  List<@Nullable Object> listAt(int column);
}
