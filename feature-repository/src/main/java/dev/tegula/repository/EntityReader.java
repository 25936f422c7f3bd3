package dev.tegula.repository;

import dev.tegula.definition.Entity;
import dev.tegula.definition.JoinKey;
import dev.tegula.type.ScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code entities}. */
final class EntityReader {

  private static final String KEYS_EXPECTED = "a list of join keys: name, type";

  private EntityReader() {}

  static Optional<Entity> read(String name, Section section) {
    section.allow("name", "join_keys");
    Map<String, JoinKey> keys = new LinkedHashMap<>();
    for (Value element : section.requiredElements("join_keys", KEYS_EXPECTED)) {
      element.section("a join key: name, type").ifPresent(s -> readJoinKey(s, keys));
    }
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entity(name, List.copyOf(keys.values())));
  }

  private static void readJoinKey(Section section, Map<String, JoinKey> keys) {
    section.allow("name", "type");
    Optional<Value> nameValue = section.required("name", "a name");
    Optional<String> name = nameValue.flatMap(Words::name);
    Optional<String> type =
        section
            .required("type", "int64 or string")
            .flatMap(value -> Words.choice(value, List.of("int64", "string")));
    if (name.isPresent() && type.isPresent()) {
      ScalarType scalar = type.get().equals("int64") ? ScalarType.INT64 : ScalarType.STRING;
      if (keys.putIfAbsent(name.get(), new JoinKey(name.get(), scalar)) != null) {
        nameValue.ifPresent(value -> value.reject("each join key once"));
      }
    }
  }
}
