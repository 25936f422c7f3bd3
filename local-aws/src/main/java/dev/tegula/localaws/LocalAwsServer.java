package dev.tegula.localaws;

import dev.tegula.localaws.imports.ImportService;
import dev.tegula.localaws.imports.ImportSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local, S3 and imports behind one port of the loopback interface. Thread-safe. */
final class LocalAwsServer implements AutoCloseable {

  private static final int MAX_THREADS = 64;

  private final Server server;
  private final ServerConnector connector;
  private final DynamoDb dynamoDb;
  private final S3 s3;
  private final ImportService imports;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * What differs between local AWSs.
   *
   * @param port 0 for any free one
   * @param actions where called IAM actions are written down; null for nowhere
   */
  record Settings(int port, ImportSettings imports, @Nullable Path actions) {}

  private LocalAwsServer(Server server, ServerConnector connector, Settings settings)
      throws IOException {
    this.server = server;
    this.connector = connector;
    this.dynamoDb = new DynamoDb();
    this.s3 = S3.start();
    Clock clock = Clock.systemUTC();
    this.imports =
        new ImportService(S3ObjectSource.of(s3.endpoint()), dynamoDb, clock, settings.imports());
    AwsJsonOperations own = new AwsJsonOperations(imports, dynamoDb, clock);
    @Nullable CalledActions calls =
        settings.actions() == null ? null : new CalledActions(settings.actions());
    server.setHandler(new Front(own, dynamoDb.handler(), s3.handler(), calls));
  }

  /**
   * Starts everything; when it returns, requests are answered.
   *
   * @throws BindException when the port is taken
   */
  static LocalAwsServer start(Settings settings) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("local-aws");
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    server.addConnector(connector);
    open(connector);
    LocalAwsServer started = new LocalAwsServer(server, connector, settings);
    server.start();
    return started;
  }

  /** Before anything slow starts, so that a taken port is told at once. */
  private static void open(ServerConnector connector) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException taken) {
        throw taken;
      }
      throw e;
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Blocks until closed. */
  void join() throws InterruptedException {
    server.join();
  }

  /** Stops everything, once: both a shutdown hook and the end of the command may come here. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the front does not stop: " + e.getMessage(), e);
    } finally {
      imports.close();
      s3.close();
      dynamoDb.close();
    }
  }
}
