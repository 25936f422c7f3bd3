package dev.tegula.backfill.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/** Reads back the items of an object that {@link ObjectWriter} has written, one after another. */
public final class ObjectReader implements AutoCloseable {

  private final BufferedReader lines;
  private final ImportFormat format;

  /**
   * @param object owned from now on
   */
  public ObjectReader(InputStream object, ObjectEncoding encoding) throws IOException {
    InputStream text =
        switch (encoding.compression()) {
          case GZIP -> new GZIPInputStream(object, 1 << 16);
          case NONE -> object;
        };
    this.lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.ISO_8859_1));
    this.format = encoding.format();
  }

  /**
   * The items, in the object's order; only one iteration is possible.
   *
   * @throws IllegalArgumentException while iterating, at a line of another make
   * @throws UncheckedIOException while iterating, when the object cannot be read on
   */
  public Iterator<PackedItem> items() {
    return lines.lines().map(format::read).iterator();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
