package dev.tegula.store.dynamodb;

import dev.tegula.store.Generation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Generation} as an item of {@link DynamoDbActiveGenerations}. */
final class GenerationItem {

  static final String TABLE_GROUP = "tableGroup";
  static final String LOCATION = "location";
  static final String NUMBER = "number";

  /** The generations before this one, newest first, each a map of the same attributes. */
  static final String HISTORY = "history";

  /** When a generation of the history ceased to be active, in microseconds since the epoch. */
  static final String SUPERSEDED = "supersededMicros";

  /** Bounds the item; far more than anybody rolls back. */
  static final int HISTORY_LENGTH = 10;

  static final List<String> GENERATION_ATTRIBUTES =
      List.of(
          TABLE_GROUP, LOCATION, NUMBER, "leadingEdgeMicros", "layoutVersion", "definitionHash");

  private GenerationItem() {}

  static Map<String, AttributeValue> of(Generation generation) {
    return Map.of(
        TABLE_GROUP,
        AttributeValue.fromS(generation.tableGroup()),
        LOCATION,
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
   * The item of a generation that succeeds another. The history has every table once, as it was
   * when readers left it: a table that rows were written into has no earlier state to go back to.
   *
   * @param previous the item of its predecessor; empty for the first
   * @param nowMicros when the predecessor ceases to be active
   */
  static Map<String, AttributeValue> succeeding(
      Map<String, AttributeValue> previous, Generation next, long nowMicros) {
    Map<String, AttributeValue> item = new HashMap<>(of(next));
    if (!previous.isEmpty()) {
      Map<String, AttributeValue> predecessor = new HashMap<>(previous);
      AttributeValue older = predecessor.remove(HISTORY);
      predecessor.put(SUPERSEDED, number(nowMicros));
      Map<String, AttributeValue> byLocation = new LinkedHashMap<>();
      byLocation.put(text(predecessor, LOCATION), AttributeValue.fromM(predecessor));
      if (older != null) {
        older.l().forEach(old -> byLocation.putIfAbsent(text(old.m(), LOCATION), old));
      }
      byLocation.remove(next.location());
      item.put(
          HISTORY,
          AttributeValue.fromL(byLocation.values().stream().limit(HISTORY_LENGTH).toList()));
    }
    return item;
  }

  /** What was active before, newest first. */
  static List<Superseded> history(Map<String, AttributeValue> item) {
    AttributeValue history = item.get(HISTORY);
    if (history == null) {
      return List.of();
    }
    return history.l().stream()
        .map(AttributeValue::m)
        .map(
            old ->
                new Superseded(
                    read(old), Instant.EPOCH.plus(number(old, SUPERSEDED), ChronoUnit.MICROS)))
        .toList();
  }

  /**
   * @throws IllegalStateException when an attribute is missing or has another type
   */
  static Generation read(Map<String, AttributeValue> item) {
    return new Generation(
        text(item, TABLE_GROUP),
        text(item, LOCATION),
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
