package dev.tegula.server;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.http.HttpFrontend;
import dev.tegula.http.ServedApi;
import dev.tegula.service.ServingEngine;
import dev.tegula.store.StoreProvider.Opened;
import java.io.IOException;

/** A running feature server: store, engine, watch and port, closed in the reverse order. */
final class FeatureServer implements AutoCloseable {

  private final Opened opened;
  private final ServingEngine engine;
  private final GenerationPoll poll;
  private final HttpFrontend frontend;

  private FeatureServer(
      Opened opened, ServingEngine engine, GenerationPoll poll, HttpFrontend frontend) {
    this.opened = opened;
    this.engine = engine;
    this.poll = poll;
    this.frontend = frontend;
  }

  /**
   * Starts serving; the store belongs to the server from now on, also when this fails.
   *
   * @throws IOException when the port cannot be had
   * @throws RuntimeException when the active generations cannot be read
   */
  static FeatureServer start(FeatureRepository repository, Opened opened, ListenSettings settings)
      throws IOException, InterruptedException {
    ServingEngine engine = new ServingEngine(repository, opened.store(), System::nanoTime);
    GenerationPoll poll = new GenerationPoll(opened.generations(), engine);
    boolean started = false;
    try {
      poll.start();
      ServedApi api =
          new ServedApi(
              repository.workspace(), engine, settings.keys(), settings.coerceNullCountsToZero());
      HttpFrontend frontend =
          HttpFrontend.open(api, settings.host(), settings.port(), System::nanoTime);
      started = true;
      return new FeatureServer(opened, engine, poll, frontend);
    } finally {
      if (!started) {
        poll.close();
        close(opened);
      }
    }
  }

  int port() {
    return frontend.port();
  }

  ServingEngine engine() {
    return engine;
  }

  @Override
  public void close() {
    // A port that does not close must not keep the store open.
    try {
      frontend.close();
    } finally {
      poll.close();
      close(opened);
    }
  }

  private static void close(Opened opened) {
    opened.generations().close();
    opened.store().close();
  }
}
