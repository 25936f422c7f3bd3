package dev.tegula.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.workload.ExpectedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random requests over all services of a workspace with the answers that they must get. A request
 * depends on the seed and its own number alone, so any part of a run can be repeated.
 */
final class Requests {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final String workspace;
  private final List<AskedService> services;
  private final KeyDraw keys;
  private final Answers answers;

  Requests(String workspace, List<AskedService> services, Map<String, ViewTruth> truthByView) {
    this.workspace = workspace;
    this.services = List.copyOf(services);
    this.keys = new KeyDraw(truthByView);
    this.answers = new Answers(truthByView);
  }

  /**
   * The request with this number.
   *
   * @param withMetadata whether it asks for names, types, effective times and statuses
   */
  ExpectedRequest request(long seed, long number, boolean withMetadata) {
    RandomGenerator random = new SplittableRandom(seed ^ (number * GOLDEN_GAMMA));
    AskedService service = services.get(random.nextInt(services.size()));
    Map<String, @Nullable Object> drawn = keys.draw(service, random);
    List<Answers.Answer> answer = answers.of(service, drawn);
    Map<Integer, Double> tolerances = new LinkedHashMap<>();
    List<JsonNode> values = new ArrayList<>();
    for (Answers.Answer each : answer) {
      if (each.truth().tolerance() > 0) {
        tolerances.put(values.size(), each.truth().tolerance());
      }
      values.add(WireValue.of(each.truth().value()));
    }
    return new ExpectedRequest(
        service.name(),
        body(service, keyMap(drawn, random), withMetadata),
        service.features().stream().map(AskedFeature::name).toList(),
        values,
        answer.stream().map(each -> each.present() ? "PRESENT" : "MISSING_DATA").toList(),
        tolerances);
  }

  private ObjectNode body(AskedService service, ObjectNode keyMap, boolean withMetadata) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode params = body.putObject("params");
    params.put("feature_service_name", service.name());
    params.put("workspace_name", workspace);
    params.set("join_key_map", keyMap);
    if (withMetadata) {
      params
          .putObject("metadata_options")
          .put("include_names", true)
          .put("include_data_types", true)
          .put("include_effective_times", true)
          .put("include_serving_status", true);
    }
    return body;
  }

  /** Clients write integers as numbers or as strings; both must be understood. */
  private static ObjectNode keyMap(Map<String, @Nullable Object> keys, RandomGenerator random) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    keys.forEach(
        (name, key) -> {
          if (key instanceof Long number && random.nextBoolean()) {
            map.put(name, number);
          } else {
            map.set(name, WireValue.of(key));
          }
        });
    return map;
  }
}
