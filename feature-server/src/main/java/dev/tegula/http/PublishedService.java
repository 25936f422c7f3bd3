package dev.tegula.http;

import dev.tegula.definition.JoinKey;
import dev.tegula.json.JsonBuffer;
import dev.tegula.service.ServedFeature;
import dev.tegula.service.ServedService;
import dev.tegula.service.ServingPlan;
import dev.tegula.type.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * A service with everything about it that is the same in every answer, written once. Immutable;
 * usable from any thread.
 */
final class PublishedService {

  private final ServedService service;
  private final int[] slots;
  private final List<byte[]> names;
  private final List<byte[]> dataTypes;
  private final byte[] metadata;

  PublishedService(ServedService service) {
    this.service = service;
    List<ServedFeature> features = service.plan().features();
    JsonBuffer scratch = new JsonBuffer();
    this.slots = features.stream().mapToInt(ServedFeature::slot).toArray();
    this.names = features.stream().map(feature -> member(scratch, "name", feature.name())).toList();
    this.dataTypes = features.stream().map(feature -> dataType(scratch, feature.type())).toList();
    this.metadata = metadata(scratch, service.plan());
  }

  ServedService service() {
    return service;
  }

  /** Where each value lies, in the order of the answer; not to be changed. */
  int[] slots() {
    return slots;
  }

  /** {@code "name":"view.feature"}. */
  byte[] name(int feature) {
    return names.get(feature);
  }

  /** {@code "dataType":{"type":"int64"}}. */
  byte[] dataType(int feature) {
    return dataTypes.get(feature);
  }

  /** The whole answer of the metadata endpoint; not to be changed. */
  byte[] metadata() {
    return metadata;
  }

  private static byte[] member(JsonBuffer out, String key, String value) {
    out.reset();
    out.string(key);
    out.raw(':');
    out.string(value);
    return copy(out);
  }

  private static byte[] dataType(JsonBuffer out, DataType type) {
    out.reset();
    out.raw(JsonBuffer.ascii("\"dataType\":"));
    DataTypeJson.write(out, type);
    return copy(out);
  }

  private static byte[] metadata(JsonBuffer out, ServingPlan plan) {
    out.reset();
    out.raw(JsonBuffer.ascii("{\"featureServiceType\":\"DEFAULT\",\"inputJoinKeys\":["));
    boolean first = true;
    for (JoinKey key : plan.joinKeys()) {
      described(out, key.name(), key.type(), first);
      first = false;
    }
    out.raw(JsonBuffer.ascii("],\"inputRequestContextKeys\":[],\"featureValues\":["));
    first = true;
    for (ServedFeature feature : plan.features()) {
      described(out, feature.name(), feature.type(), first);
      first = false;
    }
    out.raw(JsonBuffer.ascii("]}"));
    return copy(out);
  }

  private static void described(JsonBuffer out, String name, DataType type, boolean first) {
    out.raw(JsonBuffer.ascii(first ? "{\"name\":" : ",{\"name\":"));
    out.string(name);
    out.raw(JsonBuffer.ascii(",\"dataType\":"));
    DataTypeJson.write(out, type);
    out.raw(JsonBuffer.ascii(",\"type\":"));
    out.string(DataTypeJson.typeName(type));
    out.raw('}');
  }

  private static byte[] copy(JsonBuffer out) {
    return Arrays.copyOf(out.bytes(), out.length());
  }
}
