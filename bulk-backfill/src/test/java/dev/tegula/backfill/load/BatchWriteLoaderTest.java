package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.aws.FakeS3;
import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.encode.ObjectWriter;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.BulkLoader.Objects;
import dev.tegula.backfill.report.BackfillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class BatchWriteLoaderTest {

  @TempDir private Path folder;
  private final Set<String> begun = new HashSet<>();
  private FakeS3 s3;
  private FaultyTables tables;

  @BeforeEach
  void start() throws IOException {
    s3 = FakeS3.start();
    tables = FaultyTables.start();
    tables.table("t");
  }

  @AfterEach
  void stop() {
    s3.close();
    tables.close();
  }

  @ParameterizedTest
  @EnumSource
  void load_placedObjects_areInTheTable(ImportFormat format) throws IOException {
    ObjectEncoding encoding = new ObjectEncoding(format, ImportCompression.GZIP);
    place(encoding, 0, 40);
    place(encoding, 1, 2);
    assertThat(load(encoding))
        .contains(new LoadResult("t", 42, 42, 0, 42, Optional.empty(), List.of()));
    assertThat(tables.rows("t")).hasSize(42);
    assertThat(begun).containsExactly("t");
  }

  @Test
  void load_damagedObject_namesIt() throws IOException {
    ObjectEncoding encoding = new ObjectEncoding(ImportFormat.ION, ImportCompression.NONE);
    place(encoding, 0, 2);
    s3.objects()
        .put("bucket/v/data/part-00001.ion", "$ion_1_0 {Item:{".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> load(encoding))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view v: s3://bucket/v/data/part-00001.ion: not a line of ION as a backfill"
                + " writes it (expected: an object as it was placed)");
  }

  private Optional<LoadResult> load(ObjectEncoding encoding) {
    try (DynamoDbClient dynamoDb = tables.access().dynamoDbForWrites()) {
      BulkLoader loader = new BatchWriteLoader(s3.access(), dynamoDb, millis -> {}, new Random(1));
      return loader.load(
          new LoadRequest(
              "v", "id", 1, "t", new Objects("bucket", "v/data/", encoding), Optional.empty()),
          begun::add);
    }
  }

  private void place(ObjectEncoding encoding, int part, int rows) throws IOException {
    String name = encoding.objectName(part);
    Path file = folder.resolve(name);
    try (ObjectWriter writer = new ObjectWriter(file, encoding, 0);
        ObjectStore store = new ObjectStore(s3.access(), "bucket")) {
      for (int i = 0; i < rows; i++) {
        writer.write(PackedItem.of(new byte[] {(byte) part, (byte) i}, new byte[] {(byte) i}));
      }
      writer.finish(name);
      store.put("v/data/" + name, file);
    }
  }
}
