package dev.tegula.bench;

import java.io.IOException;

/** One part of a run. */
interface Stage {

  /** What the display calls it, in a word or two. */
  String title();

  /** Whether nothing that comes after it can be done when it has failed. */
  default boolean isNeededByOthers() {
    return true;
  }

  /**
   * Runs the stage to its end.
   *
   * @return what it came to, in a few words
   * @throws dev.tegula.process.ProgramFailedException when a process of it failed
   */
  String run(BenchRun run) throws IOException, InterruptedException;
}
