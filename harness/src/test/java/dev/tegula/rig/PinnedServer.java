package dev.tegula.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link FastServer} in a process of its own, on the machine's last core only. Linux. */
final class PinnedServer implements AutoCloseable {

  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final URI url;

  private PinnedServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static PinnedServer start(long busyNanos) throws IOException {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    Process process =
        new ProcessBuilder(
                List.of(
                    "taskset",
                    "-c",
                    Integer.toString(last),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FastServer.class.getName(),
                    Long.toString(busyNanos)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    return new PinnedServer(process, URI.create(line));
  }

  URI url() {
    return url;
  }

  /** CPU time that it has used, by the kernel's account. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
