package dev.tegula.bench;

import java.io.IOException;

/** One stage of the main job. */
interface Stage {

  /** What the display calls it, in a word or two. */
  String title();

  /**
   * Runs the stage to its end.
   *
   * @return what it came to, in a few words
   * @throws dev.tegula.process.ProgramFailedException when a process of it failed
   */
  String run(BenchRun run) throws IOException, InterruptedException;
}
