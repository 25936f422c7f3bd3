package dev.tegula.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that ran the measurement.
 *
 * @param operatingSystem name, version and architecture
 * @param cpuModel as the operating system names it, or {@code unknown}
 * @param cores processors that this process may use
 * @param memoryBytes of the machine, or of the container when that has a limit
 * @param governor how the frequency of the first core is governed, or {@code unknown}
 * @param container whether the process is known to run in a container
 */
public record Machine(
    String operatingSystem,
    String cpuModel,
    int cores,
    long memoryBytes,
    String governor,
    boolean container) {

  private static final String UNKNOWN = "unknown";

  /** The machine that runs this code. */
  public static Machine current() {
    return new Machine(
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        cpuModel(Path.of("/proc/cpuinfo")),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        firstLine(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")),
        Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv")));
  }

  static String cpuModel(Path cpuInfo) {
    try (Stream<String> lines = Files.lines(cpuInfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException notLinux) {
      return UNKNOWN;
    }
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse(UNKNOWN);
    } catch (IOException notExposed) {
      return UNKNOWN;
    }
  }
}
