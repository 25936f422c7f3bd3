package dev.tegula.repository;

import dev.tegula.type.ScalarType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The join keys that a request must give, and their types. */
final class RequestKeys {

  private final Map<String, ScalarType> types = new LinkedHashMap<>();

  /** Returns the type that the key has already, if it is another one. */
  Optional<ScalarType> add(String key, ScalarType type) {
    ScalarType other = types.putIfAbsent(key, type);
    return other == null || other == type ? Optional.empty() : Optional.of(other);
  }

  /**
   * Adds the keys of a view under the names that a request gives them. A key that would have two
   * types is a problem of the reference to the view.
   */
  void addRenamed(RequestKeys view, Map<String, String> renamed, Value reference) {
    view.types.forEach(
        (key, type) -> {
          String asked = renamed.getOrDefault(key, key);
          add(asked, type)
              .ifPresent(
                  other ->
                      reference.reject(
                          "join key %s as %s everywhere, but it is %s here"
                              .formatted(asked, other.declaredName(), type.declaredName())));
        });
  }

  /** Reads {@code join_keys}: this view's key to the request's. */
  Map<String, String> readRenames(Section section) {
    Map<String, String> renames = new LinkedHashMap<>();
    Optional<Section> mapping =
        section.optional("join_keys").flatMap(v -> v.section("a mapping of join keys"));
    mapping.ifPresent(
        keys -> {
          keys.allow(types.keySet());
          keys.values()
              .forEach((key, v) -> Words.name(v).ifPresent(name -> renames.put(key, name)));
        });
    return renames;
  }
}
