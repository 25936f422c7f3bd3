package dev.tegula.localaws.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One accepted import: what was asked for, and, once it ended, how. Thread-safe. */
final class ImportJob {

  /** The end and its time belong together. */
  record End(Outcome outcome, Instant time) {}

  private final ImportRequest request;
  private final String id;
  private final Instant start;
  private final ImportTarget.Table table;
  private final ErrorLog errorLog;
  private volatile @Nullable End end;

  ImportJob(ImportRequest request, ImportTarget.Table table, Clock clock, Random random) {
    this.request = request;
    this.start = clock.instant();
    this.id = "%014d-%08x".formatted(start.toEpochMilli(), random.nextInt());
    this.table = table;
    this.errorLog = new ErrorLog(clock);
  }

  ImportRequest request() {
    return request;
  }

  String id() {
    return id;
  }

  String arn() {
    return table.arn() + "/import/" + id;
  }

  Instant start() {
    return start;
  }

  ImportTarget.Table table() {
    return table;
  }

  ErrorLog errorLog() {
    return errorLog;
  }

  @Nullable End end() {
    return end;
  }

  boolean running() {
    return end == null;
  }

  void finish(Outcome outcome, Instant time) {
    end = new End(outcome, time);
  }
}
