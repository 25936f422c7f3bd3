package dev.tegula.process;

import java.nio.file.Path;

/** A started program did not do what it was started for. The message is its own last word. */
public final class ProgramFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProgramFailedException(Program program, String reason, Path log) {
    super(
        program.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            + ": "
            + reason
            + " (log: "
            + log
            + ")");
  }
}
