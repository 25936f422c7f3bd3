package dev.tegula.localaws.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Comma-separated values: key columns take the declared type, all others are strings. AWS says
 * nothing on quotes and empty cells; here quotes are RFC 4180's and an empty cell is an empty
 * string.
 *
 * @param keyTypes the key attributes and their types
 */
record CsvReader(CsvOptions options, Map<String, String> keyTypes) implements ItemReader {

  @Override
  public void read(InputStream object, Rows rows)
      throws IOException, UnreadableRowException, InterruptedException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(options.delimiter()).get();
    InputStreamReader text = new InputStreamReader(object, StandardCharsets.UTF_8);
    List<String> header = new ArrayList<>(options.header());
    try (CSVParser records = CSVParser.builder().setReader(text).setFormat(format).get()) {
      for (CSVRecord record : records) {
        if (header.isEmpty()) {
          record.forEach(header::add);
        } else if (!isBlank(record)) {
          readRecord(header, record, rows);
        }
      }
    } catch (UncheckedIOException e) {
      throw new UnreadableRowException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private void readRecord(List<String> header, CSVRecord record, Rows rows)
      throws InterruptedException {
    if (record.size() > header.size()) {
      rows.badRow(record.size() + " cells (expected: at most " + header.size() + ")");
      return;
    }
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    try {
      for (int i = 0; i < record.size(); i++) {
        item.put(header.get(i), value(header.get(i), record.get(i)));
      }
    } catch (IllegalArgumentException e) {
      rows.badRow(String.valueOf(e.getMessage()));
      return;
    }
    rows.item(item);
  }

  private AttributeValue value(String column, String cell) {
    return switch (keyTypes.getOrDefault(column, "S")) {
      case "N" -> AttributeValue.fromN(cell);
      case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(cell)));
      default -> AttributeValue.fromS(cell);
    };
  }
}
