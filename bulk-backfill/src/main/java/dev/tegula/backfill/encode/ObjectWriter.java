package dev.tegula.backfill.encode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes one import object into a local file, so that memory does not grow with the object and the
 * upload can be repeated.
 */
public final class ObjectWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final ImportFormat format;
  private final int mostCanaries;
  private final MessageDigest sha256;
  private final OutputStream out;
  private final List<PackedItem> canaries = new ArrayList<>();
  private long rows;
  private long expiringRows;
  private long itemBytes;
  private long uncompressedBytes;

  /**
   * @param file created, or replaced
   * @param mostCanaries how many of the first items are kept for reading back
   */
  public ObjectWriter(Path file, ObjectEncoding encoding, int mostCanaries) throws IOException {
    this.file = file;
    this.format = encoding.format();
    this.mostCanaries = mostCanaries;
    this.sha256 = sha256();
    OutputStream digested = new DigestOutputStream(Files.newOutputStream(file), sha256);
    OutputStream compressed =
        switch (encoding.compression()) {
          case GZIP -> new FastGzip(digested);
          case NONE -> digested;
        };
    this.out = new BufferedOutputStream(compressed, BUFFER_BYTES);
  }

  /**
   * Imports bill uncompressed bytes: compression saves transfer only, so it had better be quick.
   */
  private static final class FastGzip extends GZIPOutputStream {

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  public void write(PackedItem item) throws IOException {
    uncompressedBytes += format.write(item, out);
    itemBytes += item.sizeBytes();
    rows++;
    expiringRows += item.expires() ? 1 : 0;
    if (canaries.size() < mostCanaries) {
      canaries.add(item);
    }
  }

  /** Completes the file and describes it. */
  public ImportObject finish(String name) throws IOException {
    out.close();
    return new ImportObject(
        name,
        rows,
        expiringRows,
        itemBytes,
        uncompressedBytes,
        Files.size(file),
        HexFormat.of().formatHex(sha256.digest()),
        canaries);
  }

  /** Closes the file; its content stays. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
