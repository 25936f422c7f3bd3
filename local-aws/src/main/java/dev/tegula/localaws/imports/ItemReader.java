package dev.tegula.localaws.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the rows of one object in one of the formats. Confined to one thread. */
interface ItemReader {

  /** Takes rows in the order of the object. */
  interface Rows {
    void item(Map<String, AttributeValue> item) throws InterruptedException;

    /** A row whose value can't be stored; the rows after it still count. */
    void badRow(String message);
  }

  /**
   * Reads to the end.
   *
   * @throws UnreadableRowException at the first row that can't become an item; the rest of the
   *     object is lost
   */
  void read(InputStream object, Rows rows)
      throws IOException, UnreadableRowException, InterruptedException;

  /** A row can't become an item. */
  final class UnreadableRowException extends Exception {
    UnreadableRowException(String message) {
      super(message);
    }
  }
}
