package dev.tegula.bench;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OnDemandView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which views' rows the requests of a mix of feature services read, and how often. */
final class ServiceReads {

  private final FeatureRepository repository;

  ServiceReads(FeatureRepository repository) {
    this.repository = repository;
  }

  /** A row of a view, under the names that the request has for the keys. */
  private record Read(String view, List<String> keys) {}

  /**
   * Rows read by view.
   *
   * @param services of the requests, one each
   */
  Map<String, Long> byView(List<String> services) {
    Map<String, Set<Read>> known = new LinkedHashMap<>();
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String service : services) {
      for (Read read : known.computeIfAbsent(service, this::reads)) {
        rows.merge(read.view, 1L, Long::sum);
      }
    }
    return rows;
  }

  /** A row that two features need is read once. */
  private Set<Read> reads(String name) {
    FeatureService service =
        repository.featureServices().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Set<Read> reads = new HashSet<>();
    for (FeatureService.Member member : service.members()) {
      Optional<OnDemandView> onDemand = repository.onDemandView(member.view());
      if (onDemand.isPresent()) {
        for (OnDemandView.Input input : onDemand.get().inputs()) {
          reads.add(read(input.featureView(), input.joinKeys(), member.joinKeys()));
        }
      } else {
        reads.add(read(member.view(), Map.of(), member.joinKeys()));
      }
    }
    return reads;
  }

  private Read read(String name, Map<String, String> inputKeys, Map<String, String> memberKeys) {
    FeatureView view = repository.featureView(name).orElseThrow();
    return new Read(
        name,
        view.joinKeys().stream()
            .map(JoinKey::name)
            .map(key -> inputKeys.getOrDefault(key, key))
            .map(key -> memberKeys.getOrDefault(key, key))
            .toList());
  }
}
