package dev.tegula.workload.file;

import dev.tegula.workload.Profile;
import dev.tegula.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;

/** Reads workload files. */
public final class WorkloadFile {

  private WorkloadFile() {}

  /**
   * Reads a workload with the values of a profile.
   *
   * @throws IllegalArgumentException when the file is missing or says what it may not; names file,
   *     field, value and what was expected
   */
  public static Workload read(Path file, Profile profile) throws IOException {
    throw new IllegalArgumentException(file + ": " + profile);
  }
}
