package dev.tegula.localaws.imports;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item and where it came from.
 *
 * @param index of the row in its object, from 0, blank lines not counted
 */
record Row(String objectKey, long index, Map<String, AttributeValue> item) {

  /** For everything that is neither text nor bytes; only the large ones matter. */
  private static final int OTHER_BYTES = 64;

  /** What the row takes in memory, roughly. */
  long sizeBytes() {
    long size = 0;
    for (AttributeValue value : item.values()) {
      size +=
          switch (value.type()) {
            case S -> value.s().length();
            case B -> value.b().asByteArrayUnsafe().length;
            default -> OTHER_BYTES;
          };
    }
    return size;
  }
}
