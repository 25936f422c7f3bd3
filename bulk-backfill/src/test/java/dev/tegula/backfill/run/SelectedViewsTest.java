package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.TestViews.LoadAndEnd;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectedViewsTest {

  private static final FeatureView BULK = view(LoadType.BULK);
  private static final FeatureView ROW_BY_ROW = view(LoadType.ROW_BY_ROW);
  private static final FeatureView OFFLINE_ONLY = materialized(false, true);

  @Test
  void of_noNames_takesWhateverIsServedOnline() {
    assertThat(SelectedViews.of(repository(BULK, ROW_BY_ROW, OFFLINE_ONLY), List.of()))
        .containsExactly(BULK, ROW_BY_ROW);
  }

  @Test
  void of_nothingIsServedOnline_saysWhatItTakes() {
    assertThatThrownBy(() -> SelectedViews.of(repository(OFFLINE_ONLY), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("workspace prod: no feature view can be filled (expected: ");
  }

  @Test
  void of_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> SelectedViews.of(repository(BULK), List.of("plane")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("view: plane (expected: one of user_events)");
  }

  @Test
  void of_namedViewThatIsNotServedOnline_saysSo() {
    assertThatThrownBy(() -> SelectedViews.of(repository(OFFLINE_ONLY), List.of("user_events")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("feature view user_events: online: false (expected: true)");
  }

  @Test
  void of_namedViewWithoutOfflineStore_saysSo() {
    FeatureView view = materialized(true, false);
    assertThatThrownBy(() -> SelectedViews.of(repository(view), List.of("user_events")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("feature view user_events: offline: false (expected: true");
  }

  private static FeatureView materialized(boolean online, boolean offline) {
    return new FeatureView(
        BULK.name(),
        BULK.kind(),
        BULK.entities(),
        BULK.rows(),
        BULK.schedule(),
        new FeatureView.Materialization(online, offline, LoadType.ROW_BY_ROW, Optional.empty()),
        BULK.features());
  }

  private static FeatureView view(LoadType loadType) {
    return TestViews.view(
        "unused",
        "SELECT * FROM events",
        new LoadAndEnd(loadType, 31),
        TestViews.attribute("x", ScalarType.INT64));
  }

  private static FeatureRepository repository(FeatureView... views) {
    return new FeatureRepository("prod", List.of(views), List.of(), List.of());
  }
}
