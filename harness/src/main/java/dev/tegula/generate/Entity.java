package dev.tegula.generate;

import dev.tegula.workload.Draws;

/**
 * A kind of entity, numbered from 1 to its count by one int64 join key.
 *
 * @param ordinal tells the kinds of a workload apart
 */
public record Entity(String name, int ordinal, int count) {

  /** The join key. */
  String key() {
    return name + "_id";
  }

  /** The data source of its days. */
  String source() {
    return name + "_days";
  }

  /** The number, below 2^31, that a day brings an entity; all its values derive from it. */
  long day(long seed, int id, int day) {
    long entity = Draws.mix(seed ^ Draws.mix(ordinal * 0x1_0000_0000L + id));
    return Draws.mix(entity + day) >>> 33;
  }

  /** The number of a day modulo {@link Column#MODULUS}. */
  int residue(long seed, int id, int day) {
    return (int) (day(seed, id, day) % Column.MODULUS);
  }

  /**
   * When on a day its row happens; that of the first is midnight itself, which belongs to the day.
   */
  static int secondOfDay(int id) {
    return (id - 1) % (int) Calendar.SECONDS_PER_DAY;
  }
}
