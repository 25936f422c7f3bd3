package dev.tegula.localaws.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks names and key of each row of an object and passes good rows on to be written. Confined to
 * one thread.
 */
final class CheckedRows implements ItemReader.Rows {

  private final ImportJob job;
  private final String objectKey;
  private final RowShuffle shuffle;
  private long index;

  CheckedRows(ImportJob job, String objectKey, RowShuffle shuffle) {
    this.job = job;
    this.objectKey = objectKey;
    this.shuffle = shuffle;
  }

  @Override
  public void item(Map<String, AttributeValue> item) throws InterruptedException {
    @Nullable String wrong = whatIsWrong(item);
    if (wrong != null) {
      badRow(wrong);
    } else {
      shuffle.add(new Row(objectKey, index++, item));
    }
  }

  @Override
  public void badRow(String message) {
    job.errorLog().add(job, objectKey, index++, message);
  }

  private @Nullable String whatIsWrong(Map<String, AttributeValue> item) {
    if (item.containsKey("")) {
      return "an attribute name is empty";
    }
    for (Map.Entry<String, String> key : job.table().keyTypes().entrySet()) {
      @Nullable AttributeValue value = item.get(key.getKey());
      if (value == null) {
        return key.getKey() + ": missing (expected: the key attribute)";
      }
      if (!value.type().name().equals(key.getValue())) {
        return key.getKey() + ": " + value.type() + " (expected: " + key.getValue() + ")";
      }
    }
    return null;
  }
}
