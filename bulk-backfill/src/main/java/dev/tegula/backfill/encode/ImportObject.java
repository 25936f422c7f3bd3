package dev.tegula.backfill.encode;

import java.io.Serializable;
import java.util.List;

/**
 * An import object as it was placed.
 *
 * @param name the last part of its S3 key
 * @param expiringRows those of them that expire
 * @param itemBytes the items' size by DynamoDB's rule
 * @param uncompressedBytes of its lines
 * @param sha256 of the compressed bytes, in hex
 * @param canaries a few of its items, to be read back after the import
 */
public record ImportObject(
    String name,
    long rows,
    long expiringRows,
    long itemBytes,
    long uncompressedBytes,
    long compressedBytes,
    String sha256,
    List<PackedItem> canaries)
    implements Serializable {

  public ImportObject {
    canaries = List.copyOf(canaries);
  }
}
