package dev.tegula.repository;

import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one of {@code feature_services}. */
final class FeatureServiceReader {

  private static final String MEMBER_EXPECTED =
      "a view's name, or feature_view, name, features, join_keys";

  private final Declared<ServedView> views;

  FeatureServiceReader(Declared<ServedView> views) {
    this.views = views;
  }

  Optional<FeatureService> read(String name, Section section) {
    section.allow("name", "features");
    RequestKeys keys = new RequestKeys();
    Map<String, Member> members = new LinkedHashMap<>();
    for (Value element : section.requiredElements("features", "a list of views")) {
      Optional<Member> member =
          element.isText()
              ? readName(element, keys)
              : element.section(MEMBER_EXPECTED).flatMap(s -> readMember(s, keys));
      if (member.isPresent() && members.putIfAbsent(member.get().name(), member.get()) != null) {
        element.reject("each view once, or another name: for the second " + member.get().name());
      }
    }
    return Optional.of(new FeatureService(name, List.copyOf(members.values())));
  }

  private Optional<Member> readName(Value reference, RequestKeys keys) {
    Optional<ServedView> view = resolve(reference);
    view.ifPresent(v -> keys.addRenamed(v.keys(), Map.of(), reference));
    return view.map(v -> new Member(v.name(), v.name(), List.of(), Map.of()));
  }

  private Optional<Member> readMember(Section section, RequestKeys keys) {
    section.allow("feature_view", "name", "features", "join_keys");
    Optional<Value> reference = section.required("feature_view", "a view's name");
    Optional<String> name = section.optional("name").flatMap(Words::name);
    Optional<ServedView> view = reference.flatMap(this::resolve);
    if (view.isEmpty() || reference.isEmpty()) {
      return Optional.empty();
    }
    List<String> features =
        section.optional("features").map(v -> readFeatures(v, view.get())).orElse(List.of());
    Map<String, String> renames = view.get().keys().readRenames(section);
    keys.addRenamed(view.get().keys(), renames, reference.get());
    String viewName = view.get().name();
    return Optional.of(new Member(viewName, name.orElse(viewName), features, renames));
  }

  private Optional<ServedView> resolve(Value reference) {
    Optional<ServedView> view = views.resolve(reference);
    if (view.isPresent() && !view.get().online()) {
      reference.reject("a view with online: true");
    }
    return view;
  }

  private static List<String> readFeatures(Value list, ServedView view) {
    Set<String> features = new LinkedHashSet<>();
    for (Value element : list.elements("a list of features of " + view.name())) {
      Optional<String> feature = element.text("the name of a feature of " + view.name());
      if (feature.isEmpty()) {
        continue;
      }
      if (!view.features().containsKey(feature.get())) {
        element.reject(
            NearestName.of(feature.get(), view.featureNames())
                .orElseGet(() -> "one of " + String.join(", ", view.featureNames())));
      } else if (!features.add(feature.get())) {
        element.reject("each feature once");
      }
    }
    return List.copyOf(features);
  }
}
