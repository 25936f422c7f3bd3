package dev.tegula.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Requests to a service whose keys are known and whose values are not.
 *
 * @param features how many values an answer must have
 */
public record KeyRequests(String workspace, String service, int features, KeySpace keys)
    implements ServiceRequests {

  /** Where join keys come from. Immutable. */
  public sealed interface KeySpace {

    /** Draws the next join keys; the supplier is confined to one thread. */
    Supplier<ObjectNode> open(SplittableRandom random);
  }

  /** Join key maps that a file lists. */
  public record Listed(List<ObjectNode> maps, KeyChoice choice) implements KeySpace {

    public Listed {
      maps = List.copyOf(maps);
    }

    @Override
    public Supplier<ObjectNode> open(SplittableRandom random) {
      IntSupplier next = choice.open(maps.size(), random);
      return () -> maps.get(next.getAsInt());
    }
  }

  /**
   * Numbers, each key drawn by itself.
   *
   * @param ranges by join key
   */
  public record Ranges(Map<String, Range> ranges, KeyChoice choice) implements KeySpace {

    public Ranges {
      ranges = new LinkedHashMap<>(ranges);
    }

    @Override
    public Supplier<ObjectNode> open(SplittableRandom random) {
      List<IntSupplier> next = new ArrayList<>();
      ranges.values().forEach(range -> next.add(choice.open(range.size(), random.split())));
      return () -> {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        int i = 0;
        for (Map.Entry<String, Range> entry : ranges.entrySet()) {
          map.put(entry.getKey(), Long.toString(entry.getValue().first() + next.get(i).getAsInt()));
          i++;
        }
        return map;
      };
    }
  }

  /** Numbers from the first to the last, both included. */
  public record Range(long first, long last) {

    private static final long MOST = 10_000_000;

    public Range {
      if (last < first || last - first >= MOST) {
        throw new IllegalArgumentException(
            first + ".." + last + " (expected: ascending, at most " + MOST + " numbers)");
      }
    }

    int size() {
      return (int) (last - first + 1);
    }
  }

  @Override
  public AnswerCheck check() {
    return AnswerCheck.SHAPE;
  }

  @Override
  public RequestSource open(long seed, Workload.Stream stream) {
    Supplier<ObjectNode> next = keys.open(Draws.of(seed, stream));
    return () -> request(next.get());
  }

  private WorkloadRequest request(ObjectNode joinKeys) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("params")
        .put("workspace_name", workspace)
        .put("feature_service_name", service)
        .set("join_key_map", joinKeys);
    return new ShapeRequest(service, body.toString().getBytes(StandardCharsets.UTF_8), features);
  }
}
