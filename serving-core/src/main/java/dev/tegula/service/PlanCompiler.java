package dev.tegula.service;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OnDemandView;
import dev.tegula.definition.OnDemandView.Input;
import dev.tegula.definition.OnDemandView.InputFeature;
import dev.tegula.definition.OnDemandView.OnDemandFeature;
import dev.tegula.definition.OnDemandView.SetComparison;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.SetMeasure;
import dev.tegula.ondemand.SetComparisonStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out one {@link ServingPlan}; used once, by one thread. */
final class PlanCompiler {

  private record Source(int slot, int read) {}

  /** The arrays that are compared: features over the same ones share a computation. */
  private record Pair(Source a, Source b) {}

  private record PendingComputation(
      Member member, OnDemandFeature feature, SetMeasure measure, Pair pair) {}

  private final FeatureRepository repository;
  private final FeatureService service;
  private final RowPlanner planner;

  PlanCompiler(FeatureRepository repository, FeatureService service) {
    this.repository = repository;
    this.service = service;
    this.planner = new RowPlanner(service.name(), repository.tableGroups());
  }

  ServingPlan compile() {
    List<Member> members = new ArrayList<>(service.members());
    members.sort(Comparator.comparing(Member::name));
    List<PendingComputation> pending = new ArrayList<>();
    List<ServedFeature> stored = new ArrayList<>();
    for (Member member : members) {
      repository
          .onDemandView(member.view())
          .ifPresentOrElse(
              view -> planComputed(member, view, pending),
              () -> planStored(member, featureView(member.view()), stored));
    }
    PlannedRows rows = planner.planned();
    List<ServedFeature> features = new ArrayList<>();
    Map<Pair, Integer> positions = new HashMap<>();
    Map<Pair, List<SetComparisonStep.Output>> outputs = new LinkedHashMap<>();
    // Computed values lie behind all merged ones, whose number is known only now.
    for (PendingComputation each : pending) {
      int slot = rows.slotCount() + features.size();
      outputs
          .computeIfAbsent(each.pair, pair -> new ArrayList<>())
          .add(new SetComparisonStep.Output(each.measure, slot));
      features.add(
          new ServedFeature.Computed(
              wireName(each.member, each.feature.name()),
              each.feature.type(),
              slot,
              positions.computeIfAbsent(each.pair, unseen -> positions.size())));
    }
    features.addAll(stored);
    List<Computation> computations = new ArrayList<>();
    outputs.forEach((pair, wanted) -> computations.add(computation(pair, wanted)));
    return new ServingPlan(service.name(), features, rows, computations);
  }

  private static Computation computation(Pair pair, List<SetComparisonStep.Output> outputs) {
    return new Computation(
        new SetComparisonStep(pair.a.slot, pair.b.slot, outputs),
        List.of(pair.a.read, pair.b.read));
  }

  private void planStored(Member member, FeatureView view, List<ServedFeature> features) {
    RowPlanner.Draft row = planner.row(view, key -> renamed(member.joinKeys(), key));
    List<OutputFeature> outputs = row.outputs();
    requireKnown(member, outputs.stream().map(OutputFeature::name).toList());
    Map<String, Integer> positions = new LinkedHashMap<>();
    outputs.stream()
        .map(OutputFeature::name)
        .filter(name -> wanted(member, name))
        .sorted()
        .forEach(name -> positions.put(name, position(outputs, name)));
    positions.forEach(
        (name, position) -> {
          OutputFeature output = outputs.get(position);
          features.add(
              new ServedFeature.Stored(
                  wireName(member, name),
                  output.type(),
                  planner.slot(row, position),
                  row.index(),
                  output.aggregate()));
        });
  }

  private void planComputed(Member member, OnDemandView view, List<PendingComputation> pending) {
    requireKnown(member, view.features().stream().map(OnDemandFeature::name).toList());
    for (OnDemandFeature feature : view.features()) {
      if (wanted(member, feature.name())
          && feature.transformation() instanceof SetComparison compared) {
        Pair pair =
            new Pair(source(member, view, compared.a()), source(member, view, compared.b()));
        pending.add(new PendingComputation(member, feature, compared.measure(), pair));
      }
    }
  }

  private Source source(Member member, OnDemandView view, InputFeature wanted) {
    Input input =
        view.inputs().stream()
            .filter(each -> each.alias().equals(wanted.alias()))
            .findFirst()
            .orElseThrow(
                () -> unknown("on-demand feature view " + view.name() + ": input", wanted.alias()));
    FeatureView source = featureView(input.featureView());
    RowPlanner.Draft row =
        planner.row(source, key -> renamed(member.joinKeys(), renamed(input.joinKeys(), key)));
    int position = position(row.outputs(), wanted.feature());
    if (position < 0) {
      throw unknown("feature view " + source.name() + ": feature", wanted.feature());
    }
    return new Source(planner.slot(row, position), row.index());
  }

  private FeatureView featureView(String name) {
    return repository
        .featureView(name)
        .orElseThrow(() -> unknown("feature service " + service.name() + ": view", name));
  }

  private void requireKnown(Member member, List<String> known) {
    Set<String> missing = new HashSet<>(member.features());
    known.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw unknown(
          "feature service %s: feature of %s".formatted(service.name(), member.view()),
          missing.iterator().next());
    }
  }

  private static int position(List<OutputFeature> outputs, String name) {
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean wanted(Member member, String feature) {
    return member.features().isEmpty() || member.features().contains(feature);
  }

  private static String wireName(Member member, String feature) {
    return member.name() + "." + feature;
  }

  private static String renamed(Map<String, String> names, String name) {
    return names.getOrDefault(name, name);
  }

  private static IllegalArgumentException unknown(String what, String name) {
    return new IllegalArgumentException(what + ": " + name + " (expected: one that is declared)");
  }
}
