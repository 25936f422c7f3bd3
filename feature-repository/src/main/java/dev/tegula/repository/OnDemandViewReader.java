package dev.tegula.repository;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OnDemandView;
import dev.tegula.definition.OnDemandView.Input;
import dev.tegula.definition.OnDemandView.InputFeature;
import dev.tegula.definition.OnDemandView.OnDemandFeature;
import dev.tegula.definition.OnDemandView.SetComparison;
import dev.tegula.definition.SetMeasure;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one of {@code on_demand_feature_views}. */
final class OnDemandViewReader {

  private static final String INPUTS_EXPECTED = "a mapping of aliases to views";
  private static final String OPERAND_EXPECTED = "input.feature, an array that an input has";

  private static final List<String> FEATURE_KEYS =
      Stream.concat(
              Stream.of("name", "type"),
              Arrays.stream(SetMeasure.values()).map(SetMeasure::declaredName))
          .toList();
  private static final String MEASURES =
      String.join(", ", FEATURE_KEYS.subList(2, FEATURE_KEYS.size()));
  private static final List<String> FEATURE_TYPES =
      Arrays.stream(SetMeasure.values())
          .map(measure -> measure.type().declaredName())
          .distinct()
          .toList();

  private final Declared<FeatureView> featureViews;

  OnDemandViewReader(Declared<FeatureView> featureViews) {
    this.featureViews = featureViews;
  }

  /** An on-demand view and what it is asked by. */
  record Read(OnDemandView view, RequestKeys keys) {}

  /** An input as features refer to it; without features when its view is wrong. */
  private record Source(Input input, Optional<ServedView> view) {}

  Optional<Read> read(String name, Section section) {
    section.allow("name", "inputs", "features");
    RequestKeys keys = new RequestKeys();
    Map<String, Source> sources = new LinkedHashMap<>();
    section
        .required("inputs", INPUTS_EXPECTED)
        .flatMap(value -> value.section(INPUTS_EXPECTED))
        .ifPresent(inputs -> readInputs(inputs, keys, sources));
    Map<String, OnDemandFeature> features = new LinkedHashMap<>();
    for (Value element : section.requiredElements("features", "a list of features")) {
      element
          .section("a feature: name, type and one of " + MEASURES)
          .ifPresent(feature -> readFeature(feature, sources, features));
    }
    if (sources.values().stream().anyMatch(source -> source.view().isEmpty())) {
      return Optional.empty();
    }
    List<Input> inputs = sources.values().stream().map(Source::input).toList();
    return Optional.of(
        new Read(new OnDemandView(name, inputs, List.copyOf(features.values())), keys));
  }

  private void readInputs(Section inputs, RequestKeys keys, Map<String, Source> sources) {
    if (inputs.values().isEmpty()) {
      inputs.self().reject(INPUTS_EXPECTED + ", at least one");
    }
    inputs.values().forEach((alias, value) -> readInput(alias, value, keys, sources));
  }

  private void readInput(String alias, Value value, RequestKeys keys, Map<String, Source> sources) {
    if (!Words.isName(alias)) {
      value.reject("a key of at most 100 letters, digits and single _, beginning with a letter");
    }
    Optional<Section> section = value.section("an input: feature_view, join_keys");
    if (section.isEmpty()) {
      sources.put(alias, new Source(new Input(alias, "", Map.of()), Optional.empty()));
      return;
    }
    section.get().allow("feature_view", "join_keys");
    Optional<Value> reference = section.get().required("feature_view", "a feature view's name");
    Optional<ServedView> view = reference.flatMap(featureViews::resolve).map(ServedView::of);
    Map<String, String> renames = Map.of();
    if (view.isPresent() && reference.isPresent()) {
      renames = view.get().keys().readRenames(section.get());
      keys.addRenamed(view.get().keys(), renames, reference.get());
      if (!view.get().online()) {
        reference.get().reject("a view with online: true");
      }
    }
    String viewName = view.map(ServedView::name).orElse("");
    sources.put(alias, new Source(new Input(alias, viewName, renames), view));
  }

  private static void readFeature(
      Section section, Map<String, Source> sources, Map<String, OnDemandFeature> features) {
    section.allow(FEATURE_KEYS);
    Optional<Value> nameValue = section.required("name", "a name");
    Optional<String> name = nameValue.flatMap(Words::name);
    Optional<SetMeasure> measure = readMeasure(section);
    List<String> types =
        measure.map(wanted -> List.of(wanted.type().declaredName())).orElse(FEATURE_TYPES);
    section
        .required("type", String.join(" or ", types))
        .ifPresent(value -> Words.choice(value, types));
    if (measure.isEmpty()) {
      return;
    }
    String key = measure.get().declaredName();
    String expected = "a list of two arrays: [input.feature, input.feature]";
    List<Value> operands = section.requiredElements(key, expected);
    if (!operands.isEmpty() && operands.size() != 2) {
      section.optional(key).ifPresent(value -> value.reject(expected));
      return;
    }
    List<InputFeature> arrays = readOperands(operands, sources);
    if (name.isEmpty() || arrays.size() != 2) {
      return;
    }
    OnDemandFeature feature =
        new OnDemandFeature(
            name.get(),
            measure.get().type(),
            new SetComparison(measure.get(), arrays.get(0), arrays.get(1)));
    if (features.putIfAbsent(name.get(), feature) != null) {
      nameValue.ifPresent(value -> value.reject("each feature once"));
    }
  }

  /** The one measure that is asked for. */
  private static Optional<SetMeasure> readMeasure(Section section) {
    List<SetMeasure> given =
        Arrays.stream(SetMeasure.values())
            .filter(measure -> section.optional(measure.declaredName()).isPresent())
            .toList();
    for (SetMeasure measure : given.subList(Math.min(1, given.size()), given.size())) {
      section
          .optional(measure.declaredName())
          .ifPresent(value -> value.reject("one of " + MEASURES + " a feature"));
    }
    // A function that is not known has been noted as an unknown key.
    if (given.isEmpty() && FEATURE_KEYS.containsAll(section.values().keySet())) {
      section.self().reject("a feature with one of " + MEASURES);
    }
    return given.stream().findFirst();
  }

  private static List<InputFeature> readOperands(
      List<Value> operands, Map<String, Source> sources) {
    List<InputFeature> arrays = new ArrayList<>();
    DataType first = null;
    for (Value operand : operands) {
      Optional<String> text = operand.text(OPERAND_EXPECTED);
      if (text.isEmpty()) {
        continue;
      }
      int dot = text.get().indexOf('.');
      String alias = text.get().substring(0, Math.max(dot, 0));
      String feature = text.get().substring(dot + 1);
      Source source = sources.get(alias);
      if (source == null && !sources.isEmpty()) {
        operand.reject(
            "input.feature, where input is one of " + String.join(", ", sources.keySet()));
      } else if (source != null && source.view().isPresent()) {
        DataType type = arrayType(operand, feature, source.view().get());
        if (type != null && first != null && !type.equals(first)) {
          operand.reject(first.declaredName() + ", as the other one");
        }
        first = type;
        arrays.add(new InputFeature(alias, feature));
      }
    }
    return arrays;
  }

  private static @Nullable DataType arrayType(Value operand, String feature, ServedView view) {
    DataType type = view.features().get(feature);
    if (type == null) {
      operand.reject(
          "a feature of "
              + view.name()
              + NearestName.of(feature, view.featureNames()).map(n -> ": " + n).orElse(""));
    } else if (!(type instanceof ArrayType)) {
      operand.reject("an array; it is " + type.declaredName());
      return null;
    }
    return type;
  }
}
