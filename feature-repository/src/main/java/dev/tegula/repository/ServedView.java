package dev.tegula.repository;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OnDemandView;
import dev.tegula.definition.OutputFeature;
import dev.tegula.type.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other declarations may refer to in a feature view or an on-demand view.
 *
 * @param online whether it can be served
 * @param features its values by name
 * @param keys what it is asked by
 */
record ServedView(String name, boolean online, Map<String, DataType> features, RequestKeys keys) {

  static ServedView of(FeatureView view) {
    Map<String, DataType> features = new LinkedHashMap<>();
    for (OutputFeature output : view.outputs()) {
      features.put(output.name(), output.type());
    }
    RequestKeys keys = new RequestKeys();
    for (JoinKey key : view.joinKeys()) {
      keys.add(key.name(), key.type());
    }
    return new ServedView(view.name(), view.materialization().online(), features, keys);
  }

  static ServedView of(OnDemandView view, RequestKeys keys) {
    Map<String, DataType> features = new LinkedHashMap<>();
    view.features().forEach(feature -> features.put(feature.name(), feature.type()));
    return new ServedView(view.name(), true, features, keys);
  }

  List<String> featureNames() {
    return List.copyOf(features.keySet());
  }
}
