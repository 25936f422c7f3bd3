package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Expected requests as a file of JSON lines. */
public final class ExpectedRequests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExpectedRequests() {}

  /** Writes a file whole or not at all, replacing an older one. */
  public static void write(Path file, Iterable<ExpectedRequest> requests) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (BufferedWriter writer = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
      for (ExpectedRequest request : requests) {
        writer.write(JSON.writeValueAsString(request));
        writer.write('\n');
      }
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when the file is missing or empty or a line is malformed;
   *     names file and line
   */
  public static List<ExpectedRequest> read(Path file) throws IOException {
    List<ExpectedRequest> requests = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        requests.add(parse(file, requests.size() + 1, line));
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          file + ": no such file (expected: written by tegula oracle)", e);
    }
    if (requests.isEmpty()) {
      throw new IllegalArgumentException(file + ": no requests (expected: at least one line)");
    }
    return requests;
  }

  private static ExpectedRequest parse(Path file, int lineNumber, String line) {
    try {
      return JSON.readValue(line, ExpectedRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ":" + lineNumber + ": " + e.getOriginalMessage() + " (expected: one request)", e);
    }
  }
}
