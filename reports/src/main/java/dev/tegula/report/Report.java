package dev.tegula.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Makes one HTML file of result directories. The same directories give the same bytes. */
public final class Report {

  private Report() {}

  /**
   * Writes the report; it appears whole or not at all.
   *
   * @param resultDirectories each with a {@code manifest.json}
   * @param outFile must not exist
   * @throws IOException with one line, when a result file is broken (it names file and line), or
   *     when the report exists already or cannot be written
   */
  public static void write(List<Path> resultDirectories, Path outFile) throws IOException {
    if (Files.exists(outFile)) {
      throw new FileAlreadyExistsException(
          outFile + ": exists (expected: a new file; reports are never overwritten)");
    }
    String html = ReportPage.of(ReportInput.read(resultDirectories));
    Path temporary = outFile.resolveSibling(outFile.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, html);
      Files.move(temporary, outFile, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.deleteIfExists(temporary);
      throw new IOException(
          outFile + ": cannot be written (expected: an existing, writable folder)", e);
    }
  }
}
