package dev.tegula.http;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, in the text format of Prometheus. Usable from any thread. */
public final class ServerMetrics {

  private final Map<Integer, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final LongAdder rowsRead = new LongAdder();
  private final LongAdder rowsCorrupt = new LongAdder();

  void answered(int httpStatus) {
    requests.computeIfAbsent(httpStatus, unseen -> new LongAdder()).increment();
  }

  void rowsRead(int count) {
    rowsRead.add(count);
  }

  void rowsCorrupt(int count) {
    rowsCorrupt.add(count);
  }

  /** The counters as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    head(text, "tegula_requests_total", "Calls of the API by HTTP status of the answer.");
    requests.forEach(
        (status, count) ->
            text.append(
                "tegula_requests_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
    head(text, "tegula_store_rows_read_total", "Rows that the store was asked for.");
    text.append("tegula_store_rows_read_total %d\n".formatted(rowsRead.sum()));
    head(text, "tegula_store_rows_corrupt_total", "Rows that were read but not understood.");
    text.append("tegula_store_rows_corrupt_total %d\n".formatted(rowsCorrupt.sum()));
    return text.toString();
  }

  private static void head(StringBuilder text, String name, String help) {
    text.append("# HELP %s %s\n# TYPE %s counter\n".formatted(name, help, name));
  }
}
