package dev.tegula.cost;

/**
 * What bringing a view one interval further asks for, per refresh.
 *
 * @param entities that the view has
 * @param changedShare of the entities have new rows in the interval, from 0 to 1
 * @param tiles the mean item that keeps tiles: a quiet entity's stays as it is
 * @param finals the mean item that keeps final values: every entity's changes, because it serves
 *     one leading edge only
 */
public record RefreshLoad(
    long entities, double changedShare, PackedItemSize tiles, PackedItemSize finals) {

  public RefreshLoad {
    if (entities < 0) {
      throw new IllegalArgumentException("entities: " + entities + " (expected: >= 0)");
    }
    if (!(changedShare >= 0 && changedShare <= 1)) {
      throw new IllegalArgumentException("changedShare: " + changedShare + " (expected: 0 to 1)");
    }
  }

  /** The entities with new rows, rounded up. */
  long changedEntities() {
    return (long) Math.ceil(entities * changedShare);
  }
}
