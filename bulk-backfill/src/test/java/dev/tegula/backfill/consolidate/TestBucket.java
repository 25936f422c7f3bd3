package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.FakeS3;
import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.encode.PlacedItems;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A bucket where consolidations place their objects, and what then lies there. */
record TestBucket(FakeS3 s3) implements AutoCloseable {

  static final String NAME = "bucket";
  static final ObjectEncoding ENCODING =
      new ObjectEncoding(ImportFormat.ION, ImportCompression.GZIP);

  static TestBucket start() throws IOException {
    return new TestBucket(FakeS3.start());
  }

  Placement placement(String prefix) {
    return new Placement(s3.access(), NAME, prefix, ENCODING);
  }

  /** Rows by key, both in hex; fails when a key occurs twice. */
  Map<String, String> rows(String prefix, List<ImportObject> objects) throws IOException {
    return PlacedItems.read(s3, objects, NAME + "/" + prefix);
  }

  byte[] object(String prefix, ImportObject object) {
    return s3.objects().get(NAME + "/" + prefix + object.name());
  }

  @Override
  public void close() {
    s3.close();
  }
}
