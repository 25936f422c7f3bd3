package dev.tegula.tile;

/**
 * The leading edges that a row must be able to serve. The narrower, the smaller the row: fine tiles
 * stay only where a window of one of these edges can begin or end.
 *
 * @param lastMicros not before the first
 */
public record EdgeRange(long firstMicros, long lastMicros) {

  /** Any edge at all: every tile stays. */
  public static final EdgeRange ANY = new EdgeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public EdgeRange {
    if (lastMicros < firstMicros) {
      throw new IllegalArgumentException(
          "lastMicros: " + lastMicros + " (expected: >= " + firstMicros + ", the first)");
    }
  }
}
