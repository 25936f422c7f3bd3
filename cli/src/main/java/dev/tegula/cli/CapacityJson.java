package dev.tegula.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.cost.Capacity;
import java.util.Locale;

/**
 * A capacity for a machine: what was seen of one request in {@code request}, everything else
 * modelled from it.
 */
final class CapacityJson {

  private CapacityJson() {}

  static ObjectNode of(CapacityCommand.Scaled scaled) {
    Capacity capacity = scaled.capacity();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("title", capacity.title());
    node.put("basis", "modelled");
    node.put("serviceQps", capacity.serviceQps());
    node.put("storeQps", capacity.storeQps());
    node.put("cores", capacity.cores());
    node.put("coresAtHalf", capacity.coresAtHalf());
    node.put("connections", capacity.connections());
    node.put("callerBytesPerSecond", capacity.callerBytesPerSecond());
    node.put("storeBytesPerSecond", capacity.storeBytesPerSecond());
    Capacity.Request seen = scaled.measured().request();
    node.putObject("request")
        .put("basis", scaled.measured().mark().name().toLowerCase(Locale.ROOT))
        .put("store", scaled.measured().store())
        .put("cpuMicros", seen.cpuMicros())
        .put("reads", seen.reads())
        .put("meanLatencyMicros", seen.meanLatencyMicros())
        .put("bodyBytes", seen.bodyBytes());
    ArrayNode reads = node.putArray("reads");
    capacity.reads().lines().forEach(line -> reads.add(CostPrinter.node(line)));
    return node;
  }
}
