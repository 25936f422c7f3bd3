package dev.tegula.service;

import static dev.tegula.service.PlaneViews.DAY_MICROS;
import static dev.tegula.service.PlaneViews.SEATS;
import static dev.tegula.service.PlaneViews.VISITS;
import static dev.tegula.service.PlaneViews.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Materialization;
import dev.tegula.definition.TableGroup;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.Generation;
import dev.tegula.store.HeapOnlineStore;
import dev.tegula.tile.Event;
import dev.tegula.tile.GroupRow;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TableGroupTest {

  private static final long EDGE = 20 * DAY_MICROS;
  private static final Map<String, Map<String, List<Object>>> EVENTS =
      Map.of(
          "N1", Map.of("seats", List.of(100L), "visits", List.of("B737", "LAX")),
          "N2", Map.of("seats", List.of(200L)),
          "N3", Map.of("visits", List.of("A320", "SFO")));

  @Test
  void serve_packedViews_equalTablesOfTheirOwnFromOneItem() throws Exception {
    ServedService alone = service(false, List.of(SEATS, VISITS));
    ServedService packed = service(true, List.of(SEATS, VISITS));
    for (String plane : List.of("N1", "N2", "N3", "N4")) {
      try (FeatureVector expected = serve(alone, plane);
          FeatureVector actual = serve(packed, plane)) {
        for (int i = 0; i < expected.plan().features().size(); i++) {
          assertThat(described(actual, i)).isEqualTo(described(expected, i));
        }
        assertThat(expected.work().rowsRead()).isEqualTo(2);
        assertThat(actual.work().rowsRead()).isEqualTo(1);
      }
    }
  }

  @Test
  void serve_memberWithoutRow_missingForItsFeaturesOnly() throws Exception {
    try (FeatureVector vector = serve(service(true, List.of(SEATS, VISITS)), "N2")) {
      for (int i = 0; i < vector.plan().features().size(); i++) {
        boolean seats = vector.plan().features().get(i).name().startsWith("seats.");
        assertThat(vector.status(i))
            .isEqualTo(seats ? FeatureStatus.PRESENT : FeatureStatus.MISSING_DATA);
      }
    }
  }

  @Test
  void plan_packedViewUnderOtherKeys_itemOfItsOwn() {
    FeatureRepository repository =
        repository(
            true,
            List.of(SEATS, VISITS),
            List.of(
                member("seats"),
                new Member("visits", "visits", List.of(), Map.of("tailnum", "other"))));
    assertThat(ServingPlan.compile(repository, repository.featureServices().get(0)).readCount())
        .isEqualTo(2);
  }

  @Test
  void activate_generationOfOtherMembers_unready() {
    FeatureRepository repository =
        repository(true, List.of(SEATS, VISITS), List.of(member("seats")));
    String onlySeats = TableGroup.of(List.of(grouped(true, SEATS))).get(0).definitionHash();
    ServingEngine engine =
        new ServingEngine(repository, new HeapOnlineStore.Builder().build(), () -> 0);
    assertThat(engine.activate(Map.of("planes", generation("planes", onlySeats))))
        .allMatch(change -> change.contains("repository changed after the backfill"))
        .hasSize(2);
    assertThat(engine.readyViewCount()).isZero();
  }

  @Test
  void serve_damagedHeadOfAnItem_unknownForEveryView() throws Exception {
    ServedService service = service(true, List.of(SEATS, VISITS), item -> item[9] ^= 1);
    try (FeatureVector vector = serve(service, EVENTS.keySet().iterator().next())) {
      for (int i = 0; i < vector.plan().features().size(); i++) {
        assertThat(vector.status(i)).isEqualTo(FeatureStatus.UNKNOWN);
      }
      assertThat(vector.problems()).isNotEmpty();
    }
  }

  private static String described(FeatureVector vector, int feature) {
    ServedFeature served = vector.plan().features().get(feature);
    return "%s %s %s %s"
        .formatted(
            served.name(),
            vector.status(feature),
            vector.effectiveMicros(feature),
            value(vector, served));
  }

  private static @Nullable Object value(FeatureVector vector, ServedFeature served) {
    if (vector.buffer().isNull(served.slot())) {
      return null;
    }
    return switch (served.type().declaredName()) {
      case "int64" -> vector.buffer().longAt(served.slot());
      case "string" -> vector.buffer().stringAt(served.slot());
      default -> vector.buffer().listAt(served.slot());
    };
  }

  private static FeatureVector serve(ServedService service, String plane) throws Exception {
    return service
        .serve(service.plan().rowKeys(List.of(plane)), new ServeOptions(false, Long.MAX_VALUE))
        .toCompletableFuture()
        .get();
  }

  /** With a table for each view, or with one for all. */
  private static ServedService service(boolean packed, List<FeatureView> views) {
    return service(packed, views, item -> {});
  }

  private static ServedService service(
      boolean packed, List<FeatureView> views, Consumer<byte[]> damage) {
    FeatureRepository repository =
        repository(packed, views, views.stream().map(view -> member(view.name())).toList());
    HeapOnlineStore.Builder store = new HeapOnlineStore.Builder();
    Map<String, Generation> active = new HashMap<>();
    for (TableGroup group : repository.tableGroups()) {
      store.table(group.name() + "-1");
      active.put(group.name(), generation(group.name(), group.definitionHash()));
      EVENTS.forEach(
          (plane, events) ->
              item(group, events)
                  .ifPresent(
                      item -> {
                        damage.accept(item);
                        store.row(group.name() + "-1", key(group, plane), item);
                      }));
    }
    ServingEngine engine = new ServingEngine(repository, store.build(), System::nanoTime);
    engine.activate(active);
    return engine.service("service").orElseThrow();
  }

  private static byte[] key(TableGroup group, String plane) {
    return new JoinKeyEncoder(group.first().joinKeys()).encode(List.of(plane));
  }

  private static Optional<byte[]> item(TableGroup group, Map<String, List<Object>> events) {
    byte[][] rows = new byte[group.views().size()][];
    boolean any = false;
    for (int i = 0; i < rows.length; i++) {
      List<Object> event = events.get(group.views().get(i).name());
      if (event != null) {
        RowBuilder builder = new RowBuilder(ViewLayout.of(group.views().get(i)));
        builder.begin();
        builder.add(EDGE - 1, new Event(EDGE - 1, event));
        rows[i] = builder.finish();
        any = true;
      }
    }
    return any ? Optional.of(group.packed() ? GroupRow.pack(rows) : rows[0]) : Optional.empty();
  }

  private static Generation generation(String group, String hash) {
    return new Generation(group, group + "-1", 1, EDGE, ViewLayout.VERSION, hash);
  }

  private static FeatureRepository repository(
      boolean packed, List<FeatureView> views, List<Member> members) {
    return new FeatureRepository(
        "prod",
        views.stream().map(view -> grouped(packed, view)).toList(),
        List.of(),
        List.of(new FeatureService("service", members)));
  }

  private static FeatureView grouped(boolean packed, FeatureView view) {
    Materialization kept = view.materialization();
    return new FeatureView(
        view.name(),
        view.kind(),
        view.entities(),
        view.rows(),
        view.schedule(),
        new Materialization(
            kept.online(),
            kept.offline(),
            kept.loadType(),
            kept.ttlMicros(),
            packed ? Optional.of("planes") : Optional.empty()),
        view.features());
  }
}
