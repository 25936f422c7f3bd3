package dev.tegula.tile;

/** The tiles of windows that end together: offsets in a row, the newest first. */
final class TileRun {

  byte[] row = new byte[0];
  final TileList tiles = new TileList();

  /** For each window, the shortest first, how many of the tiles belong to it. */
  final int[] ends;

  TileRun(int windows) {
    this.ends = new int[windows];
  }
}
