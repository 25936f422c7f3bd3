package dev.tegula.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML value that knows its place and its field. Whoever asks for a shape that it does not have
 * gets nothing, and the problem is noted.
 */
final class Value {

  private final Node node;
  private final String file;
  private final String field;
  private final Problems problems;

  Value(Node node, String file, String field, Problems problems) {
    this.node = node;
    this.file = file;
    this.field = field;
    this.problems = problems;
  }

  String field() {
    return field;
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return Place.at(file, node.getStartMark());
  }

  /** Notes that this value is not what was expected. */
  void reject(String expected) {
    problems.add(place(), field, shown(), expected);
  }

  /** A string: quoted, or a plain word that YAML does not read as something else. */
  Optional<String> text(String expected) {
    return scalar(Tag.STR, expected);
  }

  Optional<Boolean> flag() {
    return scalar(Tag.BOOL, "true or false").map(Boolean::parseBoolean);
  }

  Optional<Long> wholeNumber(String expected) {
    Optional<String> text = scalar(Tag.INT, expected);
    try {
      return text.map(Long::parseLong);
    } catch (NumberFormatException e) {
      reject(expected);
      return Optional.empty();
    }
  }

  /** A number, whole or not. */
  Optional<Double> number(String expected) {
    if (node instanceof ScalarNode scalar
        && (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT))) {
      try {
        return Optional.of(Double.valueOf(scalar.getValue()));
      } catch (NumberFormatException e) {
        // A number of YAML that is none of Java, such as 0x1f or .inf.
        reject(expected);
        return Optional.empty();
      }
    }
    reject(expected);
    return Optional.empty();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isText() {
    return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
  }

  /** The elements of a sequence that is not empty. */
  List<Value> elements(String expected) {
    if (!(node instanceof SequenceNode sequence)) {
      reject(expected);
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      reject(expected + ", at least one");
    }
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      elements.add(new Value(sequence.getValue().get(i), file, field + "[" + i + "]", problems));
    }
    return elements;
  }

  /** The value as a mapping. */
  Optional<Section> section(String expected) {
    if (!(node instanceof MappingNode mapping)) {
      reject(expected);
      return Optional.empty();
    }
    return Optional.of(new Section(this, mapping, file));
  }

  private Optional<String> scalar(Tag tag, String expected) {
    if (node instanceof ScalarNode scalar
        && node.getTag().equals(tag)
        && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    reject(expected);
    return Optional.empty();
  }

  String shown() {
    if (node instanceof ScalarNode scalar) {
      return node.getTag().equals(Tag.NULL) ? "no value" : scalar.getValue();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().isEmpty() ? "an empty list" : "a list";
    }
    return "a mapping";
  }
}
