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
import org.junit.jupiter.api.Test;

class SelectedViewsTest {

  private static final FeatureView BULK = view(LoadType.BULK);
  private static final FeatureView ROW_BY_ROW = view(LoadType.ROW_BY_ROW);

  @Test
  void of_noNames_takesWhatLoadsInBulk() {
    assertThat(SelectedViews.of(repository(BULK, ROW_BY_ROW), List.of())).containsExactly(BULK);
  }

  @Test
  void of_nothingLoadsInBulk_saysWhatItTakes() {
    assertThatThrownBy(() -> SelectedViews.of(repository(ROW_BY_ROW), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("workspace prod: no feature view loads in bulk (expected: ");
  }

  @Test
  void of_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> SelectedViews.of(repository(BULK), List.of("plane")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("view: plane (expected: one of user_events)");
  }

  @Test
  void of_namedViewOfAnotherLoadType_saysSo() {
    assertThatThrownBy(() -> SelectedViews.of(repository(ROW_BY_ROW), List.of("user_events")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "feature view user_events: ONLINE_BACKFILL_LOAD_TYPE: ROW_BY_ROW (expected: BULK)");
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
