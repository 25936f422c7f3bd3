package dev.tegula.cost;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands around the two Base64 values of a packed item in a line of an import's source. CSV is
 * not among the formats: it makes strings of all attributes but the keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Format.html">DynamoDB
 *     import formats</a>
 */
public enum ImportLineFormat {
  DYNAMODB_JSON("{\"Item\":{\"k\":{\"B\":\"\"},\"v\":{\"B\":\"\"}}}\n"),
  ION("$ion_1_0 {Item:{k:{{}},v:{{}}}}\n");

  private final long frameBytes;

  ImportLineFormat(String frame) {
    this.frameBytes = frame.getBytes(StandardCharsets.UTF_8).length;
  }

  long frameBytes() {
    return frameBytes;
  }

  /** What a line takes at least, whatever its format and its values. */
  static long shortestFrameBytes() {
    return Arrays.stream(values()).mapToLong(ImportLineFormat::frameBytes).min().orElseThrow();
  }
}
