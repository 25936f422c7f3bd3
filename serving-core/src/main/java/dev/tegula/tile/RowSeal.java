package dev.tegula.tile;

/**
 * Checks rows as a whole, so that whoever keeps them need not check them again at every read. Needs
 * no definition: the parts of a row of any form lie side by side, so that the CRC-32C of the whole
 * row is zero ({@code docs/format.md}). Usable from any thread.
 */
public final class RowSeal {

  private RowSeal() {}

  /** True when the bytes are those of a packed row as it was written. */
  public static boolean intact(byte[] row) {
    return row.length >= RowFormat.DIRECTORY && new Seal().intact(row, 0, row.length);
  }
}
