package dev.tegula.service;

import static dev.tegula.service.PlaneViews.DAY_MICROS;
import static dev.tegula.service.PlaneViews.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureView;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.Generation;
import dev.tegula.store.HeapOnlineStore;
import dev.tegula.tile.Event;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.TilesUsed;
import dev.tegula.tile.ViewLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a vector says about where its values came from. */
final class FeatureExplanationTest {

  private static final long EDGE = 20 * DAY_MICROS;

  @Test
  void explain_storedFeatures_windowsTilesAndEdge() throws Exception {
    try (FeatureVector vector = serve("visits", "N1")) {
      FeatureExplanation week = named(vector, "visits.dest_count_7d_1d");
      ValueSource source = week.sources().get(0);
      assertThat(source.view()).isEqualTo("visits");
      assertThat(source.feature()).isEqualTo("dest_count_7d_1d");
      assertThat(source.row()).isEqualTo(RowOutcome.FOUND);
      assertThat(source.rowBytes()).isPositive();
      assertThat(source.generation().leadingEdgeMicros()).isEqualTo(EDGE);
      TilesUsed tiles = source.tiles().orElseThrow();
      assertThat(tiles.startMicros()).isEqualTo(EDGE - 7 * DAY_MICROS);
      assertThat(tiles.endMicros()).isEqualTo(EDGE);
      assertThat(tiles.tiles()).isEqualTo(7);
      assertThat(tiles.resolutions()).isEqualTo("7x 1d");

      ValueSource model = named(vector, "visits.model").sources().get(0);
      assertThat(model.tiles()).isEmpty();
    }
  }

  @Test
  void explain_computedFeature_itsInputsEachFromItsRow() throws Exception {
    try (FeatureVector vector = serve("shared", "N1", "N9")) {
      List<ValueSource> sources = named(vector, "shared.zeta").sources();
      assertThat(sources).extracting(ValueSource::view).containsExactly("visits", "visits");
      assertThat(sources)
          .extracting(ValueSource::row)
          .containsExactly(RowOutcome.FOUND, RowOutcome.ABSENT);
      assertThat(sources)
          .extracting(source -> source.tiles().orElseThrow().resolutions())
          .containsExactly("7x 1d", "no tiles");
      assertThat(named(vector, "shared.alpha").sources())
          .extracting(ValueSource::feature)
          .containsExactly("dest_last_distinct_9_1d_1d", "dest_last_distinct_9_7d_1d");
    }
  }

  @Test
  void explain_featuresOverTheSameArrays_eachItsInputs() throws Exception {
    try (FeatureVector vector = serve("compared", "N1", "N1")) {
      assertThat(vector.explain())
          .extracting(FeatureExplanation::feature)
          .containsExactly(
              "compared.intersection_size", "compared.overlap_coefficient", "compared.jaccard");
      for (FeatureExplanation each : vector.explain()) {
        assertThat(each.sources())
            .extracting(ValueSource::feature)
            .containsExactly("dest_last_distinct_9_7d_1d", "dest_last_distinct_9_7d_1d");
      }
      assertThat(vector.buffer().longAt(vector.plan().features().get(0).slot())).isEqualTo(7);
      assertThat(vector.buffer().doubleAt(vector.plan().features().get(1).slot())).isEqualTo(1);
      assertThat(vector.buffer().doubleAt(vector.plan().features().get(2).slot())).isEqualTo(1);
    }
    try (FeatureVector vector = serve("compared", "N1", "N9")) {
      for (ServedFeature feature : vector.plan().features()) {
        assertThat(vector.buffer().isNull(feature.slot())).isTrue();
      }
    }
  }

  private static FeatureExplanation named(FeatureVector vector, String feature) {
    return vector.explain().stream()
        .filter(each -> each.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  private static FeatureVector serve(String view, String... keys) throws Exception {
    byte[] key = new JoinKeyEncoder(PlaneViews.VISITS.joinKeys()).encode(List.of("N1"));
    HeapOnlineStore store = new HeapOnlineStore.Builder().row("visits-1", key, row()).build();
    ServingEngine engine =
        new ServingEngine(PlaneViews.repository(member(view)), store, System::nanoTime);
    FeatureView visits = PlaneViews.VISITS;
    engine.activate(
        Map.of(
            "visits",
            new Generation(
                "visits", "visits-1", 1, EDGE, ViewLayout.VERSION, visits.definitionHash())));
    ServedService service = engine.service("service").orElseThrow();
    return service
        .serve(service.plan().rowKeys(List.of(keys)), new ServeOptions(false, Long.MAX_VALUE))
        .toCompletableFuture()
        .get();
  }

  /** A visit on each of the twenty days before the edge. */
  private static byte[] row() {
    RowBuilder builder = new RowBuilder(ViewLayout.of(PlaneViews.VISITS));
    builder.begin();
    for (long day = 0; day < 20; day++) {
      builder.add(day * DAY_MICROS, new Event(day * DAY_MICROS, List.of("B737", "D" + day)));
    }
    return builder.finish();
  }
}
