package dev.tegula.localaws.imports;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How every object of an import is compressed; names and content types do not matter. */
enum Compression {
  GZIP,
  ZSTD,
  NONE;

  private static final int BUFFER_BYTES = 1 << 16;

  InputStream decompressed(InputStream stored) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(stored, BUFFER_BYTES);
      case ZSTD -> new ZstdInputStream(stored);
      case NONE -> stored;
    };
  }
}
