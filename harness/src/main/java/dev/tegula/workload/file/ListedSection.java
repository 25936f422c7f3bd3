package dev.tegula.workload.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.workload.ExpectedRequests;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.KeyRequests;
import dev.tegula.workload.KeyRequests.KeySpace;
import dev.tegula.workload.KeyRequests.Range;
import dev.tegula.workload.ListedRequests;
import dev.tegula.workload.Workload.ServiceLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a workload file about data that are somebody else's. */
final class ListedSection {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FEATURES = 1_000_000;
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");

  private ListedSection() {}

  /** Requests whose answers are known, each service as often as it is listed. */
  static List<ServiceLoad> expected(Path file, Fields top, KeyChoice keys) throws IOException {
    Path listed =
        file.resolveSibling(
            top.text(WorkloadFile.EXPECTED_REQUESTS, "a file of expected requests"));
    return ListedRequests.of(ExpectedRequests.read(listed), keys).stream()
        .map(requests -> new ServiceLoad(requests.requests().size(), requests))
        .toList();
  }

  /** Requests whose keys are known. */
  static List<ServiceLoad> keys(Path file, Fields fields, KeyChoice keys) throws IOException {
    String workspace = fields.text("workspace", "the workspace of the feature repository");
    List<ServiceLoad> services = new ArrayList<>();
    for (Fields service : fields.children("services", "a list of services")) {
      String name = service.text("name", "a feature service of the target");
      double share = service.positive("share");
      int features = service.integer("features", 1, MOST_FEATURES);
      boolean listed = service.has("key_file");
      if (listed == service.has("key_ranges")) {
        throw service.wrong(
            "key_file", listed ? "and key_ranges" : "missing", "either key_file or key_ranges");
      }
      KeySpace space =
          listed
              ? new KeyRequests.Listed(keyFile(file, service), keys)
              : new KeyRequests.Ranges(ranges(service), keys);
      service.allow("key_file").allow("key_ranges").end();
      services.add(new ServiceLoad(share, new KeyRequests(workspace, name, features, space)));
    }
    fields.end();
    List<String> names = services.stream().map(ServiceLoad::service).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw fields.wrong("services", names, "each name once");
    }
    return services;
  }

  private static List<ObjectNode> keyFile(Path file, Fields service) throws IOException {
    Path listed = file.resolveSibling(service.text("key_file", "a file of join key maps"));
    if (!Files.isRegularFile(listed)) {
      throw service.wrong("key_file", listed, "a file of join key maps, one JSON object a line");
    }
    List<ObjectNode> maps = new ArrayList<>();
    for (String line : Files.readAllLines(listed)) {
      maps.add(joinKeys(listed + ":" + (maps.size() + 1), line));
    }
    if (maps.isEmpty()) {
      throw service.wrong("key_file", listed, "at least one line");
    }
    return maps;
  }

  private static ObjectNode joinKeys(String place, String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode map && !map.isEmpty()) {
        return map;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          place + ": " + e.getOriginalMessage() + " (expected: a JSON object of join keys)", e);
    }
    throw new IllegalArgumentException(
        place + ": " + line + " (expected: a JSON object of join keys)");
  }

  private static Map<String, Range> ranges(Fields service) {
    Fields fields = service.child("key_ranges", "join keys with ranges such as 1..1000");
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (String key : fields.keys()) {
      String text = fields.text(key, "a range such as 1..1000");
      Matcher matcher = RANGE.matcher(text);
      if (!matcher.matches()) {
        throw fields.wrong(key, text, "a range such as 1..1000");
      }
      try {
        ranges.put(
            key, new Range(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
      } catch (IllegalArgumentException e) {
        throw fields.wrong(key, text, "an ascending range of at most 10000000 numbers");
      }
    }
    if (ranges.isEmpty()) {
      throw service.wrong("key_ranges", "{}", "at least one join key");
    }
    return ranges;
  }
}
