package dev.tegula.localaws.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read. Confined to one thread. */
final class CountedInput extends FilterInputStream {

  private long readBytes;

  CountedInput(InputStream in) {
    super(in);
  }

  long readBytes() {
    return readBytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      readBytes++;
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      readBytes += count;
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
