package dev.tegula.bench;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.service.ServingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which views' rows the requests of a mix of feature services read, and how often. */
final class ServiceReads {

  private final FeatureRepository repository;

  ServiceReads(FeatureRepository repository) {
    this.repository = repository;
  }

  /**
   * Rows read by view.
   *
   * @param services of the requests, one each
   */
  Map<String, Long> byView(List<String> services) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String service : services) {
      for (String view : known.computeIfAbsent(service, this::viewsRead)) {
        rows.merge(view, 1L, Long::sum);
      }
    }
    return rows;
  }

  private List<String> viewsRead(String name) {
    return repository.featureServices().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .map(service -> ServingPlan.compile(repository, service).viewsRead())
        .orElseThrow();
  }
}
