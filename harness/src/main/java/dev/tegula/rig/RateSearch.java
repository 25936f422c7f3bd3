package dev.tegula.rig;

import dev.tegula.result.SearchResult.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the largest rate that a target holds: doubles (or halves) the rate in short trials
 * until one is held and the next is not, narrows the gap to 5 % by the geometric mean, and lets the
 * last one that was held prove itself over the whole window; when it does not, 5 % less is tried. A
 * short trial that fails is made once more, so that a single stall, or a server that is not warm
 * yet, bounds nothing. For one thread.
 */
public final class RateSearch {

  /** A held rate and one that is not lie this close together at the end. */
  static final double RESOLUTION = 1.05;

  private static final double SMALLEST_RATE = 0.1;
  private static final double LARGEST_RATE = 10_000_000;
  private static final int PROOFS = 20;

  private final Attempt attempt;
  private final List<Trial> trials = new ArrayList<>();

  /** Tries a rate. */
  @FunctionalInterface
  public interface Attempt {

    /**
     * Tries a rate.
     *
     * @param whole over the whole window, or a short one
     * @return null when the search is to end
     */
    @Nullable Trial at(double ratePerSecond, boolean whole)
        throws IOException, InterruptedException;
  }

  public RateSearch(Attempt attempt) {
    this.attempt = attempt;
  }

  /** All trials so far, in their order. */
  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  /**
   * Searches.
   *
   * @param from the rate that is tried first
   * @return the largest rate that was held over the whole window; null when none was, or when an
   *     attempt ended the search
   */
  public @Nullable Double search(double from) throws IOException, InterruptedException {
    double held = from;
    double missed = from;
    Boolean first = holds(from, false);
    if (first == null) {
      return null;
    }
    Boolean last = first;
    while (last.equals(first)) {
      double next = first ? held * 2 : missed / 2;
      if (next < SMALLEST_RATE || next > LARGEST_RATE) {
        return null;
      }
      last = holds(next, false);
      if (last == null) {
        return null;
      }
      if (last) {
        held = next;
      } else {
        missed = next;
      }
    }
    while (missed / held > RESOLUTION) {
      double middle = Math.sqrt(held * missed);
      Boolean holds = holds(middle, false);
      if (holds == null) {
        return null;
      }
      if (holds) {
        held = middle;
      } else {
        missed = middle;
      }
    }
    return proven(held);
  }

  private @Nullable Double proven(double held) throws IOException, InterruptedException {
    double rate = held;
    for (int i = 0; i < PROOFS; i++) {
      Boolean holds = holds(rate, true);
      if (holds == null || holds) {
        return holds == null ? null : Double.valueOf(rate);
      }
      rate /= RESOLUTION;
    }
    return null;
  }

  private @Nullable Boolean holds(double rate, boolean whole)
      throws IOException, InterruptedException {
    Boolean held = tried(rate, whole);
    return held == null || held || whole ? held : tried(rate, false);
  }

  private @Nullable Boolean tried(double rate, boolean whole)
      throws IOException, InterruptedException {
    Trial trial = attempt.at(rate, whole);
    if (trial == null) {
      return null;
    }
    trials.add(trial);
    return trial.held();
  }
}
