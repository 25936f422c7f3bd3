package dev.tegula.backfill.encode;

import java.io.Serializable;

/** How all objects of one import are written: an import takes one format and one compression. */
public record ObjectEncoding(ImportFormat format, ImportCompression compression)
    implements Serializable {

  /** The name of a partition's object; readers tell format and compression by its ending. */
  public String objectName(int partition) {
    return "part-%05d%s%s".formatted(partition, format.extension(), compression.extension());
  }
}
