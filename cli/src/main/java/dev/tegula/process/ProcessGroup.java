package dev.tegula.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The processes that one command has started. Closing it stops them, politely first. Usable from
 * any thread.
 */
public final class ProcessGroup implements AutoCloseable {

  private static final long POLITE_SECONDS = 8;

  private final List<Process> started = new CopyOnWriteArrayList<>();
  private boolean closed;

  /**
   * Starts a process.
   *
   * @throws IllegalStateException when the group has been closed meanwhile
   */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IllegalStateException("stopping: nothing more is started");
    }
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** Stops every process that still runs, with its children. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    List<ProcessHandle> running =
        started.stream()
            .flatMap(
                process ->
                    java.util.stream.Stream.concat(
                        process.descendants(), java.util.stream.Stream.of(process.toHandle())))
            .filter(ProcessHandle::isAlive)
            .toList();
    started.forEach(Process::destroy);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(POLITE_SECONDS);
    for (ProcessHandle handle : running) {
      awaitExit(handle, deadline - System.nanoTime());
    }
    running.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  private static void awaitExit(ProcessHandle handle, long nanos) {
    try {
      handle.onExit().get(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      // Still running: the caller ends it by force.
      return;
    }
  }
}
