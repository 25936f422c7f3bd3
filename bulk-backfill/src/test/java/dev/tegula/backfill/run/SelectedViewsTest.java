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

  @Test
  void of_noNames_takesAllThatAreOnline() {
    assertThat(SelectedViews.of(repository(BULK, ROW_BY_ROW, with(BULK, false, true)), List.of()))
        .containsExactly(BULK, ROW_BY_ROW);
  }

  @Test
  void of_nothingToLoad_saysWhatItTakes() {
    assertThatThrownBy(() -> SelectedViews.of(repository(with(BULK, true, false)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("workspace prod: no feature view can be loaded (expected: ");
  }

  @Test
  void of_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> SelectedViews.of(repository(BULK), List.of("plane")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("view: plane (expected: one of user_events)");
  }

  @Test
  void of_bulkViewWithoutOfflineStore_saysSo() {
    assertThatThrownBy(
            () -> SelectedViews.of(repository(with(BULK, true, false)), List.of("user_events")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "feature view user_events: offline: false (expected: true, as bulk loads read the offline store)");
    FeatureView rowByRow = with(ROW_BY_ROW, true, false);
    assertThat(SelectedViews.of(repository(rowByRow), List.of("user_events")))
        .containsExactly(rowByRow);
  }

  private static FeatureView with(FeatureView view, boolean online, boolean offline) {
    return new FeatureView(
        view.name(),
        view.kind(),
        view.entities(),
        view.rows(),
        view.schedule(),
        new FeatureView.Materialization(
            online, offline, view.materialization().loadType(), Optional.empty()),
        view.features());
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
