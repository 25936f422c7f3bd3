package dev.tegula.localaws.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One import from the listing to its outcome. Used once, by one thread; rows are written on others.
 */
final class ImportRun {

  private static final int MAX_OBJECTS = 50_000;

  private final ImportJob job;
  private final ObjectSource source;
  private final ImportTarget target;
  private final Random random;
  private long processedBytes;

  ImportRun(ImportJob job, ObjectSource source, ImportTarget target, long seed) {
    this.job = job;
    this.source = source;
    this.target = target;
    this.random = new Random(seed);
  }

  Outcome run() throws IOException, InterruptedException {
    List<String> keys;
    try {
      keys = new ArrayList<>(source.keys(job.request().bucket(), job.request().prefix()));
    } catch (ObjectSource.MissingBucketException e) {
      return withoutTable("S3NoSuchBucket", String.valueOf(e.getMessage()));
    }
    if (keys.size() > MAX_OBJECTS) {
      return withoutTable(
          "S3ObjectLimitExceeded",
          keys.size() + " objects match the prefix (expected: at most " + MAX_OBJECTS + ")");
    }
    Collections.shuffle(keys, random);
    long written = load(keys);
    long errors = job.errorLog().errors();
    if (errors == 0) {
      return new Outcome(processedBytes, written, 0, null, null);
    }
    return new Outcome(
        processedBytes,
        written,
        errors,
        "ItemValidationError",
        "Some of the items failed validation checks and were not imported. Please check CloudWatch"
            + " error logs for more details.");
  }

  private Outcome withoutTable(String code, String message) {
    target.deleteTable(job.table().name());
    return Outcome.failed(code, message);
  }

  private long load(List<String> keys) throws IOException, InterruptedException {
    try (TableWriter writer = new TableWriter(target, job.table(), this::refused)) {
      RowShuffle shuffle = new RowShuffle(random, writer::add);
      for (String key : keys) {
        readObject(key, shuffle);
      }
      shuffle.flush();
      return writer.finish();
    }
  }

  private void refused(Row row, String message) {
    job.errorLog().add(job, row.objectKey(), row.index(), message);
  }

  private void readObject(String key, RowShuffle shuffle) throws IOException, InterruptedException {
    try (InputStream stored = new BufferedInputStream(source.open(job.request().bucket(), key))) {
      if (!isEmpty(stored)) {
        readRows(stored, new CheckedRows(job, key, shuffle));
      }
    }
  }

  private void readRows(InputStream stored, CheckedRows rows) throws InterruptedException {
    try (CountedInput plain = new CountedInput(job.request().compression().decompressed(stored))) {
      try {
        InputFormat.reader(job).read(plain, rows);
      } finally {
        processedBytes += plain.readBytes();
      }
    } catch (IOException | ItemReader.UnreadableRowException e) {
      // The rest of the object is lost and counts as one error.
      rows.badRow(String.valueOf(e.getMessage()));
    }
  }

  /** A zero-length object is no compressed stream, and no error either. */
  private static boolean isEmpty(InputStream stored) throws IOException {
    stored.mark(1);
    boolean empty = stored.read() < 0;
    stored.reset();
    return empty;
  }
}
