package dev.tegula.server;

import dev.tegula.service.ServingEngine;
import dev.tegula.store.ActiveGenerations;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the active generations from a thread of its own and tells the engine. While they cannot
 * be read, the engine serves from those that it knows.
 */
final class GenerationPoll implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationPoll.class);
  private static final long PERIOD_MILLIS = 1_000;

  private final ActiveGenerations generations;
  private final ServingEngine engine;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "active generations");
            thread.setDaemon(true);
            return thread;
          });
  private boolean failing;

  GenerationPoll(ActiveGenerations generations, ServingEngine engine) {
    this.generations = generations;
    this.engine = engine;
  }

  /**
   * Reads the generations once, on the caller's thread, and then once a second.
   *
   * @throws RuntimeException when they cannot be read the first time
   */
  void start() {
    read();
    var unused =
        thread.scheduleWithFixedDelay(
            this::readAgain, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void read() {
    engine.activate(generations.current()).forEach(LOG::info);
  }

  private void readAgain() {
    try {
      read();
      if (failing) {
        LOG.info("active generations: read again");
      }
      failing = false;
    } catch (RuntimeException | Error e) {
      // An error too: thrown from here it would end the watch without a word.
      if (!failing) {
        LOG.warn("active generations: cannot be read, serving from those known: {}", e.toString());
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
