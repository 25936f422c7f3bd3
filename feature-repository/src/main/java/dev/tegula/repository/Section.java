package dev.tegula.repository;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of keys to values. A key that is given twice is a problem; the first one stays. */
final class Section {

  private final Value self;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> misspelt = new HashSet<>();

  Section(Value self, MappingNode mapping, String file) {
    this.self = self;
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      Place place = Place.at(file, keyNode.getStartMark());
      if (!(keyNode instanceof ScalarNode scalar)) {
        self.problems().add(place, self.field(), "a key that is no word", "a key");
        continue;
      }
      String key = scalar.getValue();
      Place first = places.putIfAbsent(key, place);
      if (first == null) {
        values.put(key, new Value(tuple.getValueNode(), file, path(key), self.problems()));
      } else {
        self.problems()
            .add(place, path(key), "given twice", "once; the first is in line " + first.line());
      }
    }
  }

  /** Notes every key that is not among these, with the one that was probably meant. */
  void allow(Collection<String> known) {
    places.forEach(
        (key, place) -> {
          if (!known.contains(key)) {
            Optional<String> nearest = NearestName.of(key, known);
            nearest.ifPresent(misspelt::add);
            self.problems()
                .add(
                    place,
                    path(key),
                    "unknown key",
                    nearest.orElseGet(() -> "one of " + String.join(", ", known)));
          }
        });
  }

  void allow(String... known) {
    allow(List.of(known));
  }

  Optional<Value> optional(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The key's value; its absence is a problem, unless it was noted as misspelt. */
  Optional<Value> required(String key, String expected) {
    if (!values.containsKey(key) && !misspelt.contains(key)) {
      self.problems().add(self.place(), path(key), "missing", expected);
    }
    return optional(key);
  }

  /** The elements of a list that must be there and not be empty. */
  List<Value> requiredElements(String key, String expected) {
    return required(key, expected).map(value -> value.elements(expected)).orElse(List.of());
  }

  Problems problems() {
    return self.problems();
  }

  Value self() {
    return self;
  }

  Map<String, Value> values() {
    return values;
  }

  private String path(String key) {
    return self.field().isEmpty() ? key : self.field() + "." + key;
  }
}
