package dev.tegula.backfill.plan;

import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.days;
import static dev.tegula.backfill.TestViews.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestViews;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Schedule;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackfillPlanTest {

  private static final long NOW = micros("2020-03-05T13:45:00Z");

  @Test
  void of_manualEnd_endsThereNewestFirstOnEpochBorders() {
    BackfillPlan plan =
        plan(days(10), micros("2013-01-01T00:00:00Z"), Optional.of(micros("2013-02-03T00:00:00Z")));
    assertThat(plan.newestFirst().stream().map(BackfillInterval::label))
        .containsExactly(
            "20130125T000000Z_20130203T000000Z",
            "20130115T000000Z_20130125T000000Z",
            "20130105T000000Z_20130115T000000Z",
            "20130101T000000Z_20130105T000000Z");
    assertThat(plan.leadingEdgeMicros()).isEqualTo(micros("2013-02-03T00:00:00Z"));
  }

  @Test
  void of_noManualEnd_endsWithTheLastCompleteSchedule() {
    BackfillPlan plan = plan(days(10), micros("2020-03-01T00:00:00Z"), Optional.empty());
    assertThat(plan.leadingEdgeMicros()).isEqualTo(micros("2020-03-05T00:00:00Z"));
  }

  @Test
  void of_laterEnd_keepsTheEarlierPlansFullIntervals() {
    long start = micros("2013-01-01T00:00:00Z");
    List<BackfillInterval> before =
        plan(days(10), start, Optional.of(micros("2013-02-03T00:00:00Z"))).newestFirst();
    List<BackfillInterval> after =
        plan(days(10), start, Optional.of(micros("2013-03-03T00:00:00Z"))).newestFirst();
    assertThat(after).containsAll(before.subList(1, before.size()));
  }

  @Test
  void of_anyRange_coversItOnceWithBordersOnTheGrid() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      long step = (1 + random.nextInt(40)) * DAY_MICROS;
      long start = (random.nextInt(20_000) - 5_000) * DAY_MICROS;
      long end = start + (1 + random.nextInt(400)) * DAY_MICROS;
      List<BackfillInterval> intervals =
          plan(new FeatureView.Interval("step", step), start, Optional.of(end)).newestFirst();
      String run = "seed " + seed + ", range " + i;
      assertThat(intervals.get(0).endMicros()).as(run).isEqualTo(end);
      assertThat(intervals.get(intervals.size() - 1).startMicros()).as(run).isEqualTo(start);
      for (int k = 1; k < intervals.size(); k++) {
        long border = intervals.get(k).endMicros();
        assertThat(border).as(run).isEqualTo(intervals.get(k - 1).startMicros());
        assertThat(Math.floorMod(border, step)).as(run).isZero();
      }
    }
  }

  @Test
  void of_endNotAfterStart_saysSo() {
    assertThatThrownBy(() -> plan(days(10), micros("2020-03-05T00:00:00Z"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "feature view user_events: the backfill would end at 2020-03-05T00:00:00Z"
                + " (expected: after feature_start_time 2020-03-05T00:00:00Z)");
  }

  private static BackfillPlan plan(
      FeatureView.Interval step, long startMicros, Optional<Long> endMicros) {
    FeatureView view = TestViews.view("unused", TestViews.attribute("value", ScalarType.FLOAT64));
    FeatureView scheduled =
        new FeatureView(
            view.name(),
            view.kind(),
            view.entities(),
            view.rows(),
            new Schedule(days(1), days(1), step.micros(), startMicros, endMicros),
            view.materialization(),
            view.features());
    return BackfillPlan.of(scheduled, BackfillPlan.range(scheduled, NOW), List.of());
  }
}
