package dev.tegula.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.workload.ExpectedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The bodies of one service's requests, whose join keys are all int64. Not for many threads: the
 * text is put together in one place.
 */
final class RequestBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String service;
  private final String head;
  private final String[] keys;
  private final StringBuilder text = new StringBuilder();

  RequestBody(String service, List<String> keys) {
    this.service = service;
    this.head =
        "{\"params\":{\"workspace_name\":\""
            + GeneratedData.WORKSPACE
            + "\",\"feature_service_name\":\""
            + service
            + "\",\"join_key_map\":{";
    this.keys = keys.toArray(String[]::new);
  }

  byte[] of(int... ids) {
    text.setLength(0);
    text.append(head);
    for (int i = 0; i < keys.length; i++) {
      text.append(i == 0 ? "\"" : ",\"").append(keys[i]).append("\":\"").append(ids[i]).append('"');
    }
    return text.append("}}}").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A request in the words of a file. */
  ExpectedRequest expected(byte[] body, List<String> names, List<JsonNode> values) {
    try {
      List<String> present = names.stream().map(name -> "PRESENT").toList();
      return new ExpectedRequest(service, JSON.readTree(body), names, values, present, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("a body in memory cannot fail to be read", e);
    }
  }
}
