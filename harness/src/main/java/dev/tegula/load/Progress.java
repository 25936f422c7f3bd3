package dev.tegula.load;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows a line of progress on standard error: one that changes, every second, on a terminal; else a
 * plain one every two seconds. A thread of its own writes, so that a slow terminal delays nothing.
 */
final class Progress implements AutoCloseable {

  private final PrintWriter err;
  private final boolean terminal;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  private Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static Progress show(PrintWriter err, boolean terminal, Supplier<String> line) {
    Progress progress = new Progress(err, terminal);
    int seconds = terminal ? 1 : 2;
    progress.schedule(line, seconds);
    return progress;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
  private void schedule(Supplier<String> line, int seconds) {
    writer.scheduleAtFixedRate(() -> write(line.get()), seconds, seconds, TimeUnit.SECONDS);
  }

  private void write(String line) {
    if (terminal) {
      err.print("\r\u001b[K" + line);
      err.flush();
    } else {
      err.println(line);
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
