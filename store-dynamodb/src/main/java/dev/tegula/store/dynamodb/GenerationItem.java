package dev.tegula.store.dynamodb;

import dev.tegula.store.Generation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Generation} as an item of {@link DynamoDbActiveGenerations}. */
final class GenerationItem {

  static final String TABLE_GROUP = "tableGroup";
  static final String NUMBER = "number";

  /** The generations before this one, newest first, each a map of the same attributes. */
  static final String HISTORY = "history";

  /** Bounds the item; far more than anybody rolls back. */
  static final int HISTORY_LENGTH = 10;

  static final List<String> GENERATION_ATTRIBUTES =
      List.of(
          TABLE_GROUP, "location", NUMBER, "leadingEdgeMicros", "layoutVersion", "definitionHash");

  private GenerationItem() {}

  static Map<String, AttributeValue> of(Generation generation) {
    return Map.of(
        TABLE_GROUP,
        AttributeValue.fromS(generation.tableGroup()),
        "location",
        AttributeValue.fromS(generation.location()),
        NUMBER,
        number(generation.number()),
        "leadingEdgeMicros",
        number(generation.leadingEdgeMicros()),
        "layoutVersion",
        number(generation.layoutVersion()),
        "definitionHash",
        AttributeValue.fromS(generation.definitionHash()));
  }

  /**
   * The item of a generation that succeeds another.
   *
   * @param previous the item of its predecessor; empty for the first
   */
  static Map<String, AttributeValue> succeeding(
      Map<String, AttributeValue> previous, Generation next) {
    Map<String, AttributeValue> item = new HashMap<>(of(next));
    if (!previous.isEmpty()) {
      List<AttributeValue> history = new ArrayList<>();
      Map<String, AttributeValue> predecessor = new HashMap<>(previous);
      AttributeValue older = predecessor.remove(HISTORY);
      history.add(AttributeValue.fromM(predecessor));
      if (older != null) {
        history.addAll(older.l().subList(0, Math.min(older.l().size(), HISTORY_LENGTH - 1)));
      }
      item.put(HISTORY, AttributeValue.fromL(history));
    }
    return item;
  }

  /**
   * @throws IllegalStateException when an attribute is missing or has another type
   */
  static Generation read(Map<String, AttributeValue> item) {
    return new Generation(
        text(item, TABLE_GROUP),
        text(item, "location"),
        number(item, NUMBER),
        number(item, "leadingEdgeMicros"),
        Math.toIntExact(number(item, "layoutVersion")),
        text(item, "definitionHash"));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw wrong(item, name, "a string");
    }
    return value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw wrong(item, name, "a number");
    }
    return Long.parseLong(value.n());
  }

  private static IllegalStateException wrong(
      Map<String, AttributeValue> item, String name, String expected) {
    AttributeValue group = item.get(TABLE_GROUP);
    return new IllegalStateException(
        "%s: %s: %s: %s (expected: %s)"
            .formatted(
                DynamoDbActiveGenerations.TABLE,
                group == null ? "no group" : group.s(),
                name,
                item.containsKey(name) ? item.get(name) : "missing",
                expected));
  }
}
