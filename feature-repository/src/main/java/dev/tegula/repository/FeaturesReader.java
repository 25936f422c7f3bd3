package dev.tegula.repository;

import dev.tegula.aggregate.Aggregation;
import dev.tegula.aggregate.Aggregations;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@code features} of one feature view. */
final class FeaturesReader {

  private static final List<String> AGGREGATE_KEYS =
      List.of("aggregate", "type", "function", "time_windows");

  private final Optional<Interval> tile;
  private final List<Feature> features = new ArrayList<>();
  private final Map<String, DataType> columnTypes = new HashMap<>();
  private final Set<String> declarations = new HashSet<>();

  private FeaturesReader(Optional<Interval> tile) {
    this.tile = tile;
  }

  /**
   * @param view the whole view
   * @param tile the aggregation interval, unless it is missing or wrong
   */
  static List<Feature> read(Section view, Optional<Interval> tile) {
    FeaturesReader reader = new FeaturesReader(tile);
    String expected = "a list of attributes and aggregates";
    for (Value element : view.requiredElements("features", expected)) {
      element
          .section("attribute, type or aggregate, type, function, time_windows")
          .ifPresent(reader::readFeature);
    }
    return List.copyOf(reader.features);
  }

  private void readFeature(Section section) {
    if (section.optional("aggregate").isPresent()) {
      readAggregate(section);
    } else {
      readAttribute(section);
    }
  }

  private void readAttribute(Section section) {
    section.allow("attribute", "type");
    Optional<Value> columnValue =
        section.required("attribute", "a column, or aggregate: with a column");
    Optional<String> column = columnValue.flatMap(Words::column);
    Optional<DataType> type = readType(section);
    if (column.isEmpty() || type.isEmpty()) {
      return;
    }
    checkColumn(section, column.get(), type.get());
    if (!declarations.add(column.get())) {
      columnValue.ifPresent(v -> v.reject("each attribute once"));
    }
    features.add(new Feature.Attribute(column.get(), type.get()));
  }

  private void readAggregate(Section section) {
    Optional<Value> columnValue = section.optional("aggregate");
    Optional<String> column = columnValue.flatMap(Words::column);
    Optional<DataType> type = readType(section);
    Optional<Aggregation> function = readFunction(section);
    Map<String, Number> parameters = new LinkedHashMap<>();
    if (function.isPresent()) {
      List<Aggregation.Parameter> declared = function.get().parameters();
      section.allow(
          Stream.concat(AGGREGATE_KEYS.stream(), declared.stream().map(Aggregation.Parameter::name))
              .toList());
      declared.forEach(parameter -> readParameter(section, parameter, parameters));
    }
    List<TimeWindow> windows = WindowsReader.read(section, tile);
    if (column.isEmpty() || type.isEmpty() || function.isEmpty()) {
      return;
    }
    checkColumn(section, column.get(), type.get());
    if (!accepts(section, function.get(), type.get(), parameters)) {
      return;
    }
    for (TimeWindow window : windows) {
      String label = function.get().label(parameters) + " over " + window.label();
      if (!declarations.add(column.get() + " " + label)) {
        columnValue.ifPresent(v -> v.reject("each aggregate once; " + label + " is there"));
      }
    }
    features.add(
        new Feature.Aggregate(
            column.get(), type.get(), function.get().name(), parameters, windows));
  }

  private static Optional<DataType> readType(Section section) {
    return section.required("type", "the column's type").flatMap(Words::type);
  }

  private static Optional<Aggregation> readFunction(Section section) {
    Optional<Value> value = section.required("function", "the name of an aggregation function");
    Optional<String> name = value.flatMap(v -> v.text("the name of an aggregation function"));
    try {
      return name.map(Aggregations::named);
    } catch (IllegalArgumentException e) {
      value.ifPresent(v -> v.reject(expectedIn(e)));
      return Optional.empty();
    }
  }

  private static void readParameter(
      Section section, Aggregation.Parameter parameter, Map<String, Number> parameters) {
    String expected =
        "a %s from %.0f to %.0f"
            .formatted(
                parameter.whole() ? "whole number" : "number",
                parameter.minimum(),
                parameter.maximum());
    Optional<Value> value =
        parameter.required()
            ? section.required(parameter.name(), expected)
            : section.optional(parameter.name());
    Optional<? extends Number> number =
        value.flatMap(v -> parameter.whole() ? v.wholeNumber(expected) : v.number(expected));
    if (number.isEmpty()) {
      return;
    }
    double given = number.get().doubleValue();
    if (given < parameter.minimum() || given > parameter.maximum()) {
      value.ifPresent(v -> v.reject(expected));
    }
    parameters.put(parameter.name(), number.get());
  }

  /** One column is one value of each row: it has one type wherever it is read. */
  private void checkColumn(Section section, String column, DataType type) {
    DataType other = columnTypes.putIfAbsent(column, type);
    if (other != null && !other.equals(type)) {
      section
          .optional("type")
          .ifPresent(v -> v.reject(other.declaredName() + ", as before for " + column));
    }
  }

  private static boolean accepts(
      Section section, Aggregation function, DataType type, Map<String, Number> parameters) {
    try {
      function.outputType(type, parameters);
      return true;
    } catch (IllegalArgumentException e) {
      section.optional("type").ifPresent(v -> v.reject(expectedIn(e)));
      return false;
    }
  }

  /** Core's messages end in {@code (expected ...)}: that part is said of the value in the file. */
  private static String expectedIn(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.replaceFirst("^.*\\(expected:? ?", "").replaceFirst("\\)$", "");
  }
}
