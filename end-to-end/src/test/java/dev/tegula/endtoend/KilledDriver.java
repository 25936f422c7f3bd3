package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A driver that is killed as soon as a step stands in the journal. The test watches the journal
 * over the wire and sends SIGKILL; the product knows nothing of it.
 */
final class KilledDriver {

  private KilledDriver() {}

  /** Starts a {@code tegula} command and returns once its driver is killed and the command over. */
  static void at(String step, LocalTables tables, String tableGroup, String... command)
      throws IOException, InterruptedException {
    try (TegulaProcess launcher = TegulaProcess.start(command)) {
      boolean killed = false;
      // The journal still has the work before until this one is planned.
      boolean planned = false;
      long deadlineNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
      while (!killed && System.nanoTime() < deadlineNanos && launcher.handle().isAlive()) {
        List<String> steps = tables.steps(tableGroup);
        planned |= steps.stream().noneMatch(name -> name.startsWith("9-FINISHED"));
        if (planned && steps.stream().anyMatch(name -> name.startsWith(step))) {
          killed = launcher.handle().descendants().findFirst().orElseThrow().destroyForcibly();
        }
      }
      assertThat(killed).as("killed at %s: %s", step, launcher.errors()).isTrue();
      launcher.handle().onExit().join();
    }
  }
}
