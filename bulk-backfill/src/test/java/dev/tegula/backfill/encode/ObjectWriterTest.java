package dev.tegula.backfill.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectWriterTest {

  @TempDir private Path folder;

  @Test
  void write_oneItem_isTheLineThatImportsRead() throws IOException {
    Path file = folder.resolve("object");
    try (ObjectWriter writer = new ObjectWriter(file, 0)) {
      writer.write(new PackedItem(new byte[] {1, 2}, new byte[] {(byte) 0xff}));
      writer.finish("part");
    }
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"Item\":{\"k\":{\"B\":\"AQI=\"},\"v\":{\"B\":\"/w==\"}}}\n");
    }
  }

  @Test
  void finish_randomItems_describesTheFileAsItIs() throws IOException, GeneralSecurityException {
    Random random = new Random(3);
    Path file = folder.resolve("object");
    Map<String, String> written = new TreeMap<>();
    long itemBytes = 0;
    ImportObject object;
    try (ObjectWriter writer = new ObjectWriter(file, 2)) {
      for (int i = 0; i < 1_000; i++) {
        byte[] key = new byte[9];
        byte[] row = new byte[random.nextInt(300)];
        random.nextBytes(key);
        random.nextBytes(row);
        written.put(HexFormat.of().formatHex(key), HexFormat.of().formatHex(row));
        itemBytes += 1 + key.length + 1 + row.length;
        writer.write(new PackedItem(key, row));
      }
      object = writer.finish("part");
    }
    byte[] bytes = Files.readAllBytes(file);
    assertThat(PlacedItems.read(bytes)).isEqualTo(written);
    assertThat(object.rows()).isEqualTo(1_000);
    assertThat(object.itemBytes()).isEqualTo(itemBytes);
    assertThat(object.compressedBytes()).isEqualTo(bytes.length);
    assertThat(object.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(object.canaries()).hasSize(2);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(object.uncompressedBytes()).isEqualTo(in.readAllBytes().length);
    }
  }
}
