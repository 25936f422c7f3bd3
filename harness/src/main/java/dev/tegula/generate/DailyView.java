package dev.tegula.generate;

import java.util.Comparator;
import java.util.List;

/**
 * A generated view: one row per entity and day.
 *
 * @param columns in the order in which their features are answered
 */
record DailyView(String name, Entity entity, ViewGroup group, List<Column> columns) {

  DailyView {
    columns = columns.stream().sorted(Comparator.comparing(Column::feature)).toList();
  }

  /**
   * The units of every feature, in order.
   *
   * @param residues of the entity's days modulo {@link Column#MODULUS}, the latest first
   */
  void units(int[] residues, long[] units, int from) {
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      int days = Math.max(1, column.windowDays());
      long sum = 0;
      for (int day = 0; day < days; day++) {
        sum += column.unit(residues[day]);
      }
      units[from + c] = sum;
    }
  }
}
