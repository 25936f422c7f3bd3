package dev.tegula.service;

import dev.tegula.tile.InputRow;
import dev.tegula.tile.ViewLayout;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One input row of a view of {@link PublishedMix}: whole numbers, numbers with two decimals and
 * numbers with all the digits of a double, up to a thousand.
 */
final class PublishedEvent implements InputRow {

  private final int[] positions;
  private final double[] values = new double[2 * PublishedMix.COLUMNS];

  PublishedEvent(ViewLayout layout) {
    this.positions = layout.columns().stream().mapToInt(PublishedMix::position).toArray();
  }

  /** Takes the next values. */
  void draw(Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (i % PublishedMix.COLUMNS % 4) {
            case 1 -> random.nextInt(100_000) / 100.0;
            case 3 -> 1_000 * random.nextDouble();
            default -> random.nextInt(1_000);
          };
    }
  }

  /** Of the columns that are looked up. */
  double plain(int column) {
    return values[column];
  }

  /** Of the columns that are summed. */
  double summed(int column) {
    return values[PublishedMix.COLUMNS + column];
  }

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public long longAt(int column) {
    return (long) values[positions[column]];
  }

  @Override
  public double doubleAt(int column) {
    return values[positions[column]];
  }

  @Override
  public boolean booleanAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }

  @Override
  public byte[] utf8At(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }
}
