package dev.tegula.http;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, in the text format of Prometheus. Usable from any thread. */
public final class ServerMetrics {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Map<Integer, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final LongAdder rowsRead = new LongAdder();
  private final LongAdder rowsCorrupt = new LongAdder();
  private final LongAdder[] phaseNanos = new LongAdder[Phase.values().length];
  private final TimeHistogram vectors = new TimeHistogram();

  ServerMetrics() {
    Arrays.setAll(phaseNanos, i -> new LongAdder());
  }

  void answered(int httpStatus) {
    requests.computeIfAbsent(httpStatus, unseen -> new LongAdder()).increment();
  }

  void rowsRead(int count) {
    rowsRead.add(count);
  }

  void rowsCorrupt(int count) {
    rowsCorrupt.add(count);
  }

  void spent(Phase phase, long nanos) {
    phaseNanos[phase.ordinal()].add(nanos);
  }

  /**
   * Takes note of a vector that is ready to be sent.
   *
   * @param nanos since the first byte of the call arrived
   */
  void vectorWritten(long nanos) {
    vectors.add(nanos);
  }

  /** The counters as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    head(
        text, "tegula_requests_total", "counter", "Calls of the API by HTTP status of the answer.");
    requests.forEach(
        (status, count) ->
            text.append(
                "tegula_requests_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
    head(text, "tegula_store_rows_read_total", "counter", "Rows that the store was asked for.");
    text.append("tegula_store_rows_read_total %d\n".formatted(rowsRead.sum()));
    head(
        text,
        "tegula_store_rows_corrupt_total",
        "counter",
        "Rows that were read but not understood.");
    text.append("tegula_store_rows_corrupt_total %d\n".formatted(rowsCorrupt.sum()));
    head(text, "tegula_phase_seconds_total", "counter", "Wall time of vectors by phase.");
    for (Phase phase : Phase.values()) {
      text.append(
          "tegula_phase_seconds_total{phase=\"%s\"} %s\n"
              .formatted(
                  phase.name().toLowerCase(Locale.ROOT), phaseNanos[phase.ordinal()].sum() / 1e9));
    }
    String vectorSeconds = "tegula_vector_seconds";
    head(
        text, vectorSeconds, "histogram", "From a call's first byte to its vector's last, unsent.");
    vectors.write(text, vectorSeconds);
    head(text, "process_cpu_seconds_total", "counter", "CPU time of the whole process.");
    text.append("process_cpu_seconds_total %s\n".formatted(PROCESS.getProcessCpuTime() / 1e9));
    return text.toString();
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }
}
