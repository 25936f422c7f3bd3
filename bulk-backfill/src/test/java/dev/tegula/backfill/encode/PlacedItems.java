package dev.tegula.backfill.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.backfill.aws.FakeS3;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads import objects as somebody would who knows DynamoDB's format only. */
public final class PlacedItems {

  private static final Pattern ION =
      Pattern.compile("\\$ion_1_0 \\{Item:\\{k:\\{\\{(.*)}},v:\\{\\{(.*)}}}}");

  private PlacedItems() {}

  /** Rows by key, both in hex; fails when a key occurs twice. */
  public static Map<String, String> read(FakeS3 s3, List<ImportObject> objects, String prefix)
      throws IOException {
    Map<String, String> items = new TreeMap<>();
    for (ImportObject object : objects) {
      byte[] bytes = s3.objects().get(prefix + object.name());
      read(object.name(), bytes)
          .forEach(
              (key, row) -> {
                if (items.put(key, row) != null) {
                  throw new AssertionError("key " + key + " twice");
                }
              });
    }
    return items;
  }

  /** One object's rows by key, both in hex, in the object's order; its name tells what it is. */
  public static Map<String, String> read(String name, byte[] object) throws IOException {
    Map<String, String> items = new LinkedHashMap<>();
    InputStream bytes = new ByteArrayInputStream(object);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] item = name.contains(".ion") ? ion(line) : json(line);
        if (items.put(item[0], item[1]) != null) {
          throw new AssertionError("key " + item[0] + " twice");
        }
      }
    }
    return items;
  }

  private static String[] json(String line) throws IOException {
    JsonNode item = new ObjectMapper().readTree(line).get("Item");
    return new String[] {
      HexFormat.of().formatHex(item.get("k").get("B").binaryValue()),
      HexFormat.of().formatHex(item.get("v").get("B").binaryValue())
    };
  }

  private static String[] ion(String line) {
    Matcher item = ION.matcher(line);
    if (!item.matches()) {
      throw new AssertionError("no Ion item: " + line);
    }
    return new String[] {
      HexFormat.of().formatHex(Base64.getDecoder().decode(item.group(1))),
      HexFormat.of().formatHex(Base64.getDecoder().decode(item.group(2)))
    };
  }
}
