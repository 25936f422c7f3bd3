package dev.tegula.generate;

import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.Workload.ServiceLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Views of look-ups and of sums, over a row per entity and day. Immutable. */
public final class DailyViews implements GeneratedData {

  private final long seed;
  private final Map<String, List<DailyView>> views = new LinkedHashMap<>();
  private final List<DailyService> services;
  private final KeyChoice keys;

  /**
   * Data of a seed.
   *
   * @throws IllegalArgumentException when a service asks for views that there are not
   */
  public DailyViews(
      long seed, List<ViewGroup> groups, List<ServiceParts> services, KeyChoice keys) {
    this.seed = seed;
    this.keys = keys;
    int first = 0;
    for (ViewGroup group : groups) {
      views.put(group.name(), group.views(seed, first));
      first += group.count();
    }
    this.services = services.stream().map(this::service).toList();
  }

  @Override
  public List<ServiceLoad> services() {
    return services.stream()
        .map(service -> new ServiceLoad(service.share(), new DailyRequests(seed, service, keys)))
        .toList();
  }

  @Override
  public String repositoryYaml() {
    return new DailyRepository(entities(), allViews(), services).yaml();
  }

  @Override
  public void writeSources(Path folder) throws IOException {
    int longest =
        allViews().stream().mapToInt(view -> view.group().longestWindowDays()).max().orElse(1);
    for (Entity entity : entities()) {
      DaySource.write(folder.resolve(entity.source() + ".csv"), seed, entity, longest);
    }
  }

  @Override
  public void rows(String name, List<String> columns, RowVisitor visitor) throws IOException {
    DailyView view =
        allViews().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "view: " + name + " (expected: one of this workload)"));
    List<Column> wanted = columns.stream().map(column -> column(view, column)).toList();
    int first = Calendar.EDGE_DAY - Calendar.historyDays(view.group().longestWindowDays());
    Object[] values = new Object[wanted.size()];
    for (int id = 1; id <= view.entity().count(); id++) {
      visitor.begin(List.of((long) id));
      for (int day = first; day < Calendar.EDGE_DAY; day++) {
        int residue = view.entity().residue(seed, id, day);
        for (int i = 0; i < values.length; i++) {
          values[i] = wanted.get(i).value(residue);
        }
        visitor.row(Calendar.micros(day, Entity.secondOfDay(id)), values);
      }
      visitor.end();
    }
  }

  private static Column column(DailyView view, String name) {
    return view.columns().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column: " + name + " (expected: one of " + view.name() + ")"));
  }

  private List<DailyView> allViews() {
    return views.values().stream().flatMap(List::stream).toList();
  }

  private List<Entity> entities() {
    return allViews().stream().map(DailyView::entity).distinct().toList();
  }

  private DailyService service(ServiceParts parts) {
    List<DailyView> asked = new ArrayList<>();
    parts
        .views()
        .forEach(
            (group, count) -> {
              List<DailyView> there = views.getOrDefault(group, List.of());
              if (count > there.size()) {
                throw new IllegalArgumentException(
                    String.format(
                        "service %s: %d views of %s (expected: at most %d, of one of %s)",
                        parts.name(), count, group, there.size(), views.keySet()));
              }
              asked.addAll(there.subList(0, count));
            });
    return new DailyService(parts.name(), parts.share(), asked);
  }
}
