package dev.tegula.definition;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one workspace declares. Names are unique within their list; references have been
 * checked.
 */
public record FeatureRepository(
    String workspace,
    List<FeatureView> featureViews,
    List<OnDemandView> onDemandViews,
    List<FeatureService> featureServices) {

  public FeatureRepository {
    featureViews = List.copyOf(featureViews);
    onDemandViews = List.copyOf(onDemandViews);
    featureServices = List.copyOf(featureServices);
  }

  public Optional<FeatureView> featureView(String name) {
    return featureViews.stream().filter(view -> view.name().equals(name)).findFirst();
  }

  /** The tables of all views that are served online. */
  public List<TableGroup> tableGroups() {
    return TableGroup.of(
        featureViews.stream().filter(view -> view.materialization().online()).toList());
  }

  public Optional<OnDemandView> onDemandView(String name) {
    return onDemandViews.stream().filter(view -> view.name().equals(name)).findFirst();
  }

  public Optional<FeatureService> featureService(String name) {
    return featureServices.stream().filter(service -> service.name().equals(name)).findFirst();
  }
}
