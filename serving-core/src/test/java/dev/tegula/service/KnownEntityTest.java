package dev.tegula.service;

import static dev.tegula.service.PlaneViews.DAY_MICROS;
import static dev.tegula.service.PlaneViews.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Materialization;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.Generation;
import dev.tegula.store.HeapOnlineStore;
import dev.tegula.tile.Event;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of an entity whose latest row is some days old. */
final class KnownEntityTest {

  private static final long EDGE = 20 * DAY_MICROS;

  @Test
  void aggregate_tileInAnotherWindowOfTheView_presentAndNull() throws Exception {
    try (FeatureVector vector = serve(Optional.empty(), 17 * DAY_MICROS, "dest_count_1d_1d")) {
      assertThat(vector.status(0)).isEqualTo(FeatureStatus.PRESENT);
      assertThat(vector.buffer().isNull(vector.plan().features().get(0).slot())).isTrue();
    }
  }

  @Test
  void aggregate_noTileInAnyWindowOfTheView_missing() throws Exception {
    try (FeatureVector vector = serve(Optional.empty(), 12 * DAY_MICROS, "dest_count_1d_1d")) {
      assertThat(vector.status(0)).isEqualTo(FeatureStatus.MISSING_DATA);
    }
  }

  @Test
  void attribute_exactlyAsOldAsTheTtl_present() throws Exception {
    try (FeatureVector vector = serve(Optional.of(3 * DAY_MICROS), 17 * DAY_MICROS, "model")) {
      assertThat(vector.status(0)).isEqualTo(FeatureStatus.PRESENT);
      assertThat(vector.buffer().stringAt(vector.plan().features().get(0).slot()))
          .isEqualTo("B737");
      assertThat(vector.effectiveMicros(0)).isEqualTo(17 * DAY_MICROS);
    }
  }

  @Test
  void attribute_olderThanTheTtl_nullAndMissing() throws Exception {
    try (FeatureVector vector = serve(Optional.of(3 * DAY_MICROS), 17 * DAY_MICROS - 1, "model")) {
      assertThat(vector.status(0)).isEqualTo(FeatureStatus.MISSING_DATA);
      assertThat(vector.buffer().isNull(vector.plan().features().get(0).slot())).isTrue();
      assertThat(vector.effectiveMicros(0)).isEqualTo(FeatureVector.NO_TIME);
    }
  }

  @Test
  void aggregate_attributesOlderThanTheTtl_servedAllTheSame() throws Exception {
    try (FeatureVector vector =
        serve(Optional.of(DAY_MICROS), 17 * DAY_MICROS, "model", "dest_count_7d_1d")) {
      assertThat(vector.status(0)).isEqualTo(FeatureStatus.PRESENT);
      assertThat(vector.buffer().longAt(vector.plan().features().get(0).slot())).isEqualTo(1);
      assertThat(vector.status(1)).isEqualTo(FeatureStatus.MISSING_DATA);
    }
  }

  private static FeatureVector serve(Optional<Long> ttlMicros, long eventMicros, String... features)
      throws Exception {
    FeatureView view = withTtl(ttlMicros);
    RowBuilder builder = new RowBuilder(ViewLayout.of(view));
    builder.begin();
    builder.add(eventMicros, new Event(eventMicros, List.of("B737", "LAX")));
    byte[] key = new JoinKeyEncoder(view.joinKeys()).encode(List.of("N1"));
    HeapOnlineStore store =
        new HeapOnlineStore.Builder().row("visits-1", key, builder.finish()).build();
    FeatureRepository repository =
        new FeatureRepository(
            "prod",
            List.of(view),
            List.of(),
            List.of(
                new FeatureService(
                    "service",
                    List.of(new Member("visits", "visits", List.of(features), Map.of())))));
    ServingEngine engine = new ServingEngine(repository, store, System::nanoTime);
    engine.activate(
        Map.of(
            "visits",
            new Generation(
                "visits", "visits-1", 1, EDGE, ViewLayout.VERSION, view.definitionHash())));
    ServedService service = engine.service("service").orElseThrow();
    return service
        .serve(service.plan().rowKeys(List.of("N1")), new ServeOptions(false, Long.MAX_VALUE))
        .toCompletableFuture()
        .get();
  }

  private static FeatureView withTtl(Optional<Long> ttlMicros) {
    Materialization kept = VISITS.materialization();
    return new FeatureView(
        VISITS.name(),
        VISITS.kind(),
        VISITS.entities(),
        VISITS.rows(),
        VISITS.schedule(),
        new Materialization(kept.online(), kept.offline(), kept.loadType(), ttlMicros),
        VISITS.features());
  }
}
