package dev.tegula.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A standalone Spark master and two workers as processes of their own. */
final class SparkCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WORKERS = 2;

  private final Path folder;
  private final Path home;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  /** Starts it; logs and work lie in the folder. */
  SparkCluster(Path folder) throws IOException {
    this.folder = folder;
    // What a Spark installation has, as far as its workers look for it.
    this.home = Files.createDirectories(folder.resolve("spark"));
    Files.createSymbolicLink(home.resolve("jars"), SparkMain.jars());
    this.port = freePort();
    start(
        "master",
        "256m",
        "org.apache.spark.deploy.master.Master",
        List.of("--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0"));
    awaitMaster();
    for (int worker = 0; worker < WORKERS; worker++) {
      start(
          "worker-" + worker,
          "256m",
          "org.apache.spark.deploy.worker.Worker",
          List.of(
              "--host",
              "127.0.0.1",
              "--webui-port",
              "0",
              "--cores",
              "1",
              "--memory",
              "512m",
              "--work-dir",
              work(worker).toString(),
              url()));
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** What spark-submit runs: the class, then the jar's arguments. */
  Process submit(String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "--master",
                url(),
                "--class",
                "dev.tegula.backfill.BackfillMain",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.executor.cores=1",
                SparkMain.jars().resolve("bulk-backfill-" + version() + ".jar").toString()));
    line.addAll(List.of(arguments));
    return start("driver", "768m", "org.apache.spark.deploy.SparkSubmit", line);
  }

  /** Where a worker kept its executors' logs. */
  List<Path> executors(int worker) throws IOException {
    try (var found = Files.walk(work(worker))) {
      return found.filter(path -> path.endsWith("stderr")).toList();
    }
  }

  static int workers() {
    return WORKERS;
  }

  String log(String process) throws IOException {
    return Files.readString(folder.resolve(process + ".err"));
  }

  private Path work(int worker) {
    return folder.resolve("work-" + worker);
  }

  private static String version() throws IOException {
    try (var found = Files.list(SparkMain.jars())) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("bulk-backfill-"))
          .map(name -> name.substring("bulk-backfill-".length(), name.length() - ".jar".length()))
          .findFirst()
          .orElseThrow();
    }
  }

  private Process start(String name, String heap, String main, List<String> arguments)
      throws IOException {
    ProcessBuilder builder =
        SparkMain.of(heap, main, arguments)
            .redirectError(folder.resolve(name + ".err").toFile())
            .redirectOutput(folder.resolve(name + ".out").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1",
                "AWS_ACCESS_KEY_ID", "cluster",
                "AWS_SECRET_ACCESS_KEY", "cluster",
                "AWS_REGION", "us-east-1"));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void awaitMaster() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        // Not yet; the deadline tells when to give up.
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("no master on port " + port + " within " + PATIENCE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** SIGTERM, last started first. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.destroy();
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("stopped while stopping", e));
      }
    }
  }
}
