package dev.tegula.service;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import dev.tegula.store.OnlineStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All feature services of a repository, served from one store. Services may be asked for from any
 * thread; {@link #activate} is for one thread, the one that watches the active generations.
 */
public final class ServingEngine {

  private final Map<String, ServedService> services = new LinkedHashMap<>();
  private final Map<TableGroup, String> groups = new LinkedHashMap<>();
  private volatile Map<String, ViewState> states = Map.of();

  /**
   * Compiles every service; none is ready until generations are activated.
   *
   * @param nanoClock {@link System#nanoTime()}, or a test's
   * @throws IllegalArgumentException when a service cannot be compiled
   */
  public ServingEngine(FeatureRepository repository, OnlineStore store, LongSupplier nanoClock) {
    repository.tableGroups().forEach(group -> groups.put(group, group.definitionHash()));
    repository
        .featureServices()
        .forEach(
            service ->
                services.put(
                    service.name(),
                    new ServedService(ServingPlan.compile(repository, service), store, nanoClock)));
  }

  public Optional<ServedService> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  public Collection<ServedService> services() {
    return services.values();
  }

  /** How many views the repository keeps online. */
  public int viewCount() {
    return groups.keySet().stream().mapToInt(group -> group.views().size()).sum();
  }

  /** How many of them can be served now. */
  public int readyViewCount() {
    return (int) states.values().stream().filter(state -> state instanceof ViewState.Ready).count();
  }

  /**
   * Serves from these generations from now on; requests that have begun keep theirs.
   *
   * @param active by table group
   * @return one line for each view whose state has changed
   */
  public List<String> activate(Map<String, Generation> active) {
    Map<String, ViewState> next = new LinkedHashMap<>();
    List<String> changes = new ArrayList<>();
    groups.forEach(
        (group, hash) -> {
          for (FeatureView view : group.views()) {
            ViewState state = ViewState.of(view, group, hash, active.get(group.name()));
            next.put(view.name(), state);
            if (!state.equals(states.get(view.name()))) {
              changes.add(state.description());
            }
          }
        });
    if (!changes.isEmpty()) {
      services.values().forEach(service -> service.bind(next));
      states = next;
    }
    return changes;
  }
}
