package dev.tegula.rig;

/** How much memory may still be spent on one purpose. For one thread. */
final class ByteBudget {

  private long leftBytes;

  ByteBudget(long leftBytes) {
    this.leftBytes = leftBytes;
  }

  /** Takes so much of it, or nothing when less is left. */
  boolean take(long bytes) {
    if (bytes > leftBytes) {
      return false;
    }
    leftBytes -= bytes;
    return true;
  }
}
