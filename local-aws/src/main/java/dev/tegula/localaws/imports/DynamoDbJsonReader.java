package dev.tegula.localaws.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One {@code {"Item":{...}}} a line; blank lines are nothing. */
final class DynamoDbJsonReader implements ItemReader {

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public void read(InputStream object, Rows rows)
      throws IOException, UnreadableRowException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(object, StandardCharsets.UTF_8));
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        readLine(line, rows);
      }
    }
  }

  private static void readLine(String line, Rows rows)
      throws UnreadableRowException, InterruptedException {
    JsonNode item = parsed(line).path("Item");
    if (!item.isObject()) {
      throw new UnreadableRowException("the line has no member Item that is an object");
    }
    Map<String, AttributeValue> attributes;
    try {
      attributes = JsonAttributeValues.item(item);
    } catch (IllegalArgumentException e) {
      rows.badRow(String.valueOf(e.getMessage()));
      return;
    }
    rows.item(attributes);
  }

  private static JsonNode parsed(String line) throws UnreadableRowException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UnreadableRowException("not JSON: " + e.getOriginalMessage());
    }
  }
}
