package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of tables, which DynamoDB Local refuses. Thread-safe. */
final class TableTags {

  private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();
  private final DynamoDb dynamoDb;

  TableTags(DynamoDb dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  JsonNode tag(JsonNode request) {
    Map<String, String> added = new TreeMap<>();
    request
        .path("Tags")
        .forEach(tag -> added.put(tag.path("Key").asText(), tag.path("Value").asText()));
    tags.merge(
        table(request),
        added,
        (before, more) -> {
          Map<String, String> all = new TreeMap<>(before);
          all.putAll(more);
          return all;
        });
    return JsonNodeFactory.instance.objectNode();
  }

  JsonNode untag(JsonNode request) {
    tags.computeIfPresent(
        table(request),
        (table, before) -> {
          Map<String, String> rest = new TreeMap<>(before);
          request.path("TagKeys").forEach(key -> rest.remove(key.asText()));
          return rest;
        });
    return JsonNodeFactory.instance.objectNode();
  }

  JsonNode list(JsonNode request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("Tags");
    tags.getOrDefault(table(request), Map.of())
        .forEach(
            (key, value) ->
                answer.withArray("Tags").addObject().put("Key", key).put("Value", value));
    return answer;
  }

  void forget(String table) {
    tags.remove(table);
  }

  private String table(JsonNode request) {
    return dynamoDb.existing(request.path("ResourceArn"));
  }
}
