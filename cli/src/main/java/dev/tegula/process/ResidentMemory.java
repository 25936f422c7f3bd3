package dev.tegula.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The greatest resident memory of this process and all its descendants together, sampled twice a
 * second from {@code /proc}. Shared pages count once per process, so the figure errs on the high
 * side. Unknown where there is no {@code /proc}.
 */
public final class ResidentMemory implements AutoCloseable {

  private static final long PAGE_BYTES = 4096;

  private final ScheduledExecutorService sampler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "resident memory");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long peakBytes;

  private ResidentMemory() {}

  /** Starts sampling. */
  public static ResidentMemory watch() {
    ResidentMemory memory = new ResidentMemory();
    if (Files.isDirectory(Path.of("/proc/self"))) {
      var unused =
          memory.sampler.scheduleAtFixedRate(memory::sample, 0, 500, TimeUnit.MILLISECONDS);
    }
    return memory;
  }

  /** The peak so far in bytes, or empty where it cannot be known. */
  public OptionalLong peakBytes() {
    return peakBytes == 0 ? OptionalLong.empty() : OptionalLong.of(peakBytes);
  }

  @Override
  public void close() {
    sampler.shutdownNow();
  }

  private void sample() {
    ProcessHandle self = ProcessHandle.current();
    long bytes =
        Stream.concat(Stream.of(self), self.descendants())
            .mapToLong(handle -> residentBytes(handle.pid()))
            .sum();
    peakBytes = Math.max(peakBytes, bytes);
  }

  private static long residentBytes(long pid) {
    try {
      String statm =
          Files.readString(Path.of("/proc/" + pid + "/statm"), StandardCharsets.US_ASCII);
      return Long.parseLong(statm.split(" ")[1]) * PAGE_BYTES;
    } catch (IOException e) {
      // The process has just ended.
      return 0;
    }
  }
}
