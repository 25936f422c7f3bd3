package dev.tegula.backfill.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectWriterTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void finish_randomItems_describesTheFileAsItIs(ImportFormat format) throws Exception {
    for (ImportCompression compression : ImportCompression.values()) {
      roundTrip(new ObjectEncoding(format, compression));
    }
  }

  private void roundTrip(ObjectEncoding encoding) throws Exception {
    Random random = new Random(3);
    String name = encoding.objectName(7);
    Path file = folder.resolve(name);
    Map<String, String> written = new TreeMap<>();
    long itemBytes = 0;
    ImportObject object;
    try (ObjectWriter writer = new ObjectWriter(file, encoding, 2)) {
      for (int i = 0; i < 1_000; i++) {
        byte[] key = new byte[9];
        byte[] row = new byte[random.nextInt(300)];
        random.nextBytes(key);
        random.nextBytes(row);
        written.put(hex(key), hex(row));
        itemBytes += 1 + key.length + 1 + row.length;
        writer.write(PackedItem.of(key, row));
      }
      object = writer.finish(name);
    }
    byte[] bytes = Files.readAllBytes(file);
    assertThat(PlacedItems.read(name, bytes)).isEqualTo(written);
    assertThat(object.rows()).isEqualTo(1_000);
    assertThat(object.itemBytes()).isEqualTo(itemBytes);
    assertThat(object.compressedBytes()).isEqualTo(bytes.length);
    assertThat(object.sha256()).isEqualTo(hex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(object.canaries()).hasSize(2);
    assertThat(object.uncompressedBytes()).isEqualTo(plain(encoding, bytes).length);
    assertReadsBack(encoding, bytes, written);
  }

  private static void assertReadsBack(
      ObjectEncoding encoding, byte[] bytes, Map<String, String> written) throws IOException {
    Map<String, String> read = new TreeMap<>();
    try (ObjectReader reader = new ObjectReader(new ByteArrayInputStream(bytes), encoding)) {
      reader.items().forEachRemaining(item -> read.put(hex(item.key()), hex(item.row())));
    }
    assertThat(read).isEqualTo(written);
  }

  private static byte[] plain(ObjectEncoding encoding, byte[] bytes) throws IOException {
    if (encoding.compression() == ImportCompression.NONE) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
