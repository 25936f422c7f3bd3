package dev.tegula.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The declarations of one kind by name. It also remembers the names of declarations that turned out
 * to be wrong, so that a reference to one of them is not reported as well.
 */
final class Declared<T> {

  /** Reads what follows the name; may return nothing, or anything, once it has noted a problem. */
  interface Reader<T> {
    Optional<T> read(String name, Section section);
  }

  private final String kind;
  private final Map<String, Optional<T>> byName = new LinkedHashMap<>();
  private final Map<String, Value> names = new LinkedHashMap<>();

  /**
   * @param kind with its article, as it reads in "the name of ..."
   */
  Declared(String kind) {
    this.kind = kind;
  }

  /** Reads one element of the list of this kind. */
  void read(Value element, Reader<T> reader) {
    Problems problems = element.problems();
    int before = problems.count();
    Optional<Section> section = element.section(kind);
    if (section.isEmpty()) {
      return;
    }
    Optional<Value> nameValue = section.get().required("name", "a name");
    Optional<String> name = nameValue.flatMap(Words::name);
    Optional<T> declaration = reader.read(name.orElse(""), section.get());
    boolean right = problems.count() == before;
    nameValue
        .filter(Value::isText)
        .ifPresent(value -> put(value.shown(), value, right ? declaration : Optional.empty()));
  }

  /** Takes over the declarations of another kind; a name that is taken is a problem. */
  <S> void addAll(Declared<S> others, Function<S, T> conversion) {
    others.byName.forEach(
        (name, other) -> {
          Value nameValue = others.names.get(name);
          if (nameValue != null) {
            put(name, nameValue, other.map(conversion));
          }
        });
  }

  private void put(String name, Value nameValue, Optional<T> declaration) {
    Value first = names.putIfAbsent(name, nameValue);
    if (first == null) {
      byName.put(name, declaration);
    } else {
      Place place = first.place();
      nameValue.reject("a name of its own; " + place.file() + ":" + place.line() + " has it");
    }
  }

  /** The declaration that a value refers to; a name that nobody declared is a problem. */
  Optional<T> resolve(Value reference) {
    Optional<String> name = reference.text("the name of " + kind);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> declaration = byName.get(name.get());
    return declaration == null ? unknown(name.get(), reference) : declaration;
  }

  private Optional<T> unknown(String name, Value reference) {
    Optional<String> nearest = NearestName.of(name, byName.keySet());
    // Whoever meant a declaration that is wrong hears of that one first.
    boolean meantWrong = nearest.map(byName::get).filter(Optional::isEmpty).isPresent();
    if (!meantWrong) {
      reference.reject(nearest.orElseGet(() -> "the name of " + kind + " that is declared"));
    }
    return Optional.empty();
  }

  /** Those that are right, in declared order. */
  List<T> all() {
    return byName.values().stream().flatMap(Optional::stream).toList();
  }
}
