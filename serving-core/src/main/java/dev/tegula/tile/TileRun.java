package dev.tegula.tile;

/**
 * The tiles of one stretch of a window: offsets {@code tiles[from..to)} in a row, the newest first.
 */
final class TileRun {

  byte[] row = new byte[0];
  int[] tiles = new int[0];
  int from;
  int to;
}
