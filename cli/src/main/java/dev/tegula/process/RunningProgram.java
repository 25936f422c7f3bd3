package dev.tegula.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A started program whose output is kept in a log file: standard output is for its starter to read,
 * standard error for people to watch. Usable from one thread; two threads of its own pump the
 * output.
 */
public final class RunningProgram {

  /** JMH says how far it is on standard output. */
  private static final String PROGRESS_ON_OUTPUT = "# Run progress: ";

  private final Program program;
  private final Process process;
  private final Path log;
  private final Thread errorPump;
  private final Thread outputPump;
  private final List<String> output = new ArrayList<>();
  private boolean outputEnded;
  private volatile String lastErrorLine = "";

  private RunningProgram(Program program, Process process, Path log, Consumer<String> watcher) {
    this.program = program;
    this.process = process;
    this.log = log;
    this.errorPump = new Thread(() -> pumpErrors(watcher), program + " standard error");
    this.outputPump = new Thread(() -> pumpOutput(watcher), program + " standard output");
  }

  /**
   * Starts a program of a group.
   *
   * @param log where its standard error is kept
   * @param watcher is given each line of standard error, on a thread of its own
   */
  public static RunningProgram start(
      ProgramStarter starter,
      Program program,
      List<String> arguments,
      Path log,
      Consumer<String> watcher)
      throws IOException {
    Process process = starter.start(program, arguments);
    RunningProgram running = new RunningProgram(program, process, log, watcher);
    running.errorPump.setDaemon(true);
    running.outputPump.setDaemon(true);
    running.errorPump.start();
    running.outputPump.start();
    return running;
  }

  /**
   * Waits for a line of standard output that contains a text, such as the ready line of a server.
   *
   * @throws ProgramFailedException when the program ends, or the time is over, before such a line
   */
  public synchronized String awaitLine(String text, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      for (String line : output) {
        if (line.contains(text)) {
          return line;
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (outputEnded || left <= 0) {
        throw failure(outputEnded ? "ended before it was ready" : "was not ready in time");
      }
      wait(left);
    }
  }

  /**
   * Waits for the program's end.
   *
   * @return everything that it wrote to standard output
   * @throws ProgramFailedException when its exit code is not 0
   */
  public String awaitSuccess() throws InterruptedException {
    int exitCode = process.waitFor();
    errorPump.join();
    outputPump.join();
    if (exitCode != 0) {
      throw failure("exit code " + exitCode);
    }
    synchronized (this) {
      return String.join("\n", output);
    }
  }

  /** Asks the program to stop and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(8, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private ProgramFailedException failure(String what) throws InterruptedException {
    errorPump.join(TimeUnit.SECONDS.toMillis(1));
    String reason = lastErrorLine.isEmpty() ? what : lastErrorLine;
    return new ProgramFailedException(program, reason, log);
  }

  private void pumpErrors(Consumer<String> watcher) {
    try (BufferedReader reader = reader(process.getErrorStream());
        Writer writer = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.write(line);
        writer.write('\n');
        writer.flush();
        if (!line.isBlank()) {
          lastErrorLine = line;
          watcher.accept(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(log + ": " + e.getMessage(), e);
    }
  }

  private void pumpOutput(Consumer<String> watcher) {
    try (BufferedReader reader = reader(process.getInputStream())) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(PROGRESS_ON_OUTPUT)) {
          watcher.accept(line.substring(PROGRESS_ON_OUTPUT.length()));
        }
        synchronized (this) {
          output.add(line);
          notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(program + ": " + e.getMessage(), e);
    } finally {
      synchronized (this) {
        outputEnded = true;
        notifyAll();
      }
    }
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
