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
import java.util.ArrayList;
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
  void of_committedIntervals_onlyWhatIsMissingIsAdded() {
    BackfillPlan before =
        plan(days(10), micros("2013-01-10T00:00:00Z"), Optional.of(micros("2013-02-03T00:00:00Z")));
    FeatureView view = before.view();
    BackfillInterval wider =
        new BackfillInterval(micros("2013-01-01T00:00:00Z"), micros("2013-02-20T00:00:00Z"));
    List<BackfillInterval> missing =
        new ArrayList<>(BackfillPlan.of(view, wider, before.newestFirst()).newestFirst());
    assertThat(missing).containsAll(before.newestFirst());
    missing.removeAll(before.newestFirst());
    assertThat(missing.stream().map(BackfillInterval::label))
        .containsExactly(
            "20130214T000000Z_20130220T000000Z",
            "20130204T000000Z_20130214T000000Z",
            "20130203T000000Z_20130204T000000Z",
            "20130105T000000Z_20130110T000000Z",
            "20130101T000000Z_20130105T000000Z");
  }

  @Test
  void of_endMovedBack_usesNothingThatReachesBeyondIt() {
    BackfillPlan before =
        plan(days(10), micros("2013-01-10T00:00:00Z"), Optional.of(micros("2013-02-03T00:00:00Z")));
    BackfillInterval narrower =
        new BackfillInterval(micros("2013-01-10T00:00:00Z"), micros("2013-02-01T00:00:00Z"));
    assertThat(BackfillPlan.of(before.view(), narrower, before.newestFirst()).newest().label())
        .isEqualTo("20130125T000000Z_20130201T000000Z");
  }

  @Test
  void of_anyCommittedIntervals_coversTheRangeOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    FeatureView view = TestViews.view("unused", TestViews.attribute("value", ScalarType.FLOAT64));
    for (int i = 0; i < 500; i++) {
      BackfillInterval range = randomInterval(random);
      List<BackfillInterval> committed = new ArrayList<>();
      for (int k = random.nextInt(8); k > 0; k--) {
        committed.add(randomInterval(random));
      }
      List<BackfillInterval> plan = BackfillPlan.of(view, range, committed).newestFirst();
      String run = "seed " + seed + ", range " + i;
      assertThat(plan.get(0).endMicros()).as(run).isEqualTo(range.endMicros());
      assertThat(plan.get(plan.size() - 1).startMicros()).as(run).isEqualTo(range.startMicros());
      for (int k = 1; k < plan.size(); k++) {
        assertThat(plan.get(k).endMicros()).as(run).isEqualTo(plan.get(k - 1).startMicros());
      }
    }
  }

  private static BackfillInterval randomInterval(Random random) {
    long start = random.nextInt(400) * DAY_MICROS;
    return new BackfillInterval(start, start + (1 + random.nextInt(100)) * DAY_MICROS);
  }

  @Test
  void labelled_labelOfAnInterval_isTheInterval() {
    BackfillInterval interval =
        new BackfillInterval(micros("2013-01-10T01:02:03Z"), micros("2013-02-03T00:00:00Z"));
    assertThat(BackfillInterval.labelled(interval.label())).contains(interval);
    assertThat(BackfillInterval.labelled("_temporary")).isEmpty();
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
