package dev.tegula.oracle;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OnDemandView;
import dev.tegula.definition.OutputFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the features of a repository's services into the order of the wire: computed views first, by
 * name, their features as declared; then the other views by name, their features by name.
 */
final class AskedServices {

  private final FeatureRepository repository;

  AskedServices(FeatureRepository repository) {
    this.repository = repository;
  }

  List<AskedService> all() {
    return repository.featureServices().stream().map(this::service).toList();
  }

  private AskedService service(FeatureService service) {
    List<AskedFeature> computed = new ArrayList<>();
    List<AskedFeature> stored = new ArrayList<>();
    List<Member> members =
        service.members().stream().sorted(Comparator.comparing(Member::name)).toList();
    for (Member member : members) {
      Optional<OnDemandView> onDemand = repository.onDemandView(member.view());
      if (onDemand.isPresent()) {
        addComputed(member, onDemand.get(), computed);
      } else {
        addStored(member, featureView(member.view()), stored);
      }
    }
    computed.addAll(stored);
    return new AskedService(service.name(), computed);
  }

  private static void addStored(Member member, FeatureView view, List<AskedFeature> features) {
    view.outputs().stream()
        .filter(output -> wanted(member, output.name()))
        .sorted(Comparator.comparing(OutputFeature::name))
        .map(output -> stored(member, Map.of(), view, output))
        .forEach(features::add);
  }

  private void addComputed(Member member, OnDemandView view, List<AskedFeature> features) {
    for (OnDemandView.OnDemandFeature feature : view.features()) {
      if (wanted(member, feature.name())
          && feature.transformation() instanceof OnDemandView.SetComparison compared) {
        features.add(
            new AskedFeature.Comparison(
                wireName(member, feature.name()),
                compared.measure(),
                input(member, view, compared.a()),
                input(member, view, compared.b())));
      }
    }
  }

  private AskedFeature.Stored input(
      Member member, OnDemandView onDemand, OnDemandView.InputFeature wanted) {
    OnDemandView.Input input =
        onDemand.inputs().stream()
            .filter(each -> each.alias().equals(wanted.alias()))
            .findFirst()
            .orElseThrow();
    FeatureView view = featureView(input.featureView());
    OutputFeature output =
        view.outputs().stream()
            .filter(each -> each.name().equals(wanted.feature()))
            .findFirst()
            .orElseThrow();
    return stored(member, input.joinKeys(), view, output);
  }

  private FeatureView featureView(String view) {
    return repository.featureView(view).orElseThrow();
  }

  /**
   * @param inputKeys the view's join keys as the on-demand view renames them, before the service
   *     does
   */
  private static AskedFeature.Stored stored(
      Member member, Map<String, String> inputKeys, FeatureView view, OutputFeature output) {
    List<String> keys =
        view.joinKeys().stream()
            .map(JoinKey::name)
            .map(key -> inputKeys.getOrDefault(key, key))
            .map(key -> member.joinKeys().getOrDefault(key, key))
            .toList();
    return new AskedFeature.Stored(
        wireName(member, output.name()), new AskedFeature.Read(view.name(), keys), output);
  }

  private static boolean wanted(Member member, String feature) {
    return member.features().isEmpty() || member.features().contains(feature);
  }

  private static String wireName(Member member, String feature) {
    return member.name() + "." + feature;
  }
}
