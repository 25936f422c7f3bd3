package dev.tegula.backfill.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.backfill.aws.FakeS3;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads import objects as somebody would who knows DynamoDB's format only. */
public final class PlacedItems {

  private PlacedItems() {}

  /** Rows by key, both in hex; fails when a key occurs twice. */
  public static Map<String, String> read(FakeS3 s3, List<ImportObject> objects, String prefix)
      throws IOException {
    Map<String, String> items = new TreeMap<>();
    for (ImportObject object : objects) {
      byte[] bytes = s3.objects().get(prefix + object.name());
      read(bytes)
          .forEach(
              (key, row) -> {
                if (items.put(key, row) != null) {
                  throw new AssertionError("key " + key + " twice");
                }
              });
    }
    return items;
  }

  /** One object's rows by key, both in hex, in the object's order. */
  public static Map<String, String> read(byte[] gzip) throws IOException {
    Map<String, String> items = new LinkedHashMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(gzip)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode item = mapper.readTree(line).get("Item");
        String key = HexFormat.of().formatHex(item.get("k").get("B").binaryValue());
        String row = HexFormat.of().formatHex(item.get("v").get("B").binaryValue());
        if (items.put(key, row) != null) {
          throw new AssertionError("key " + key + " twice");
        }
      }
    }
    return items;
  }
}
