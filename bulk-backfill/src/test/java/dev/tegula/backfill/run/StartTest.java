package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.BackfillRecord.Written;
import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.type.ScalarType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final FeatureView VIEW =
      TestViews.view("unused", TestViews.attribute("x", ScalarType.INT64));
  private static final TableGroup GROUP = TableGroup.of(List.of(VIEW)).get(0);

  @Test
  void require_newOnUnfinished_namesStepAndResume() {
    assertThatThrownBy(
            () ->
                Start.NEW.require(
                    GROUP, record(planned(VIEW), new Step.Placed("s3://b/p/", "hash"))))
        .hasMessage(
            "feature view user_events: the backfill of 2026-11-25T12:00:00Z is unfinished since PLACED at 2026-11-25T12:00:01Z (expected: none; 'backfill resume' goes on with it, 'backfill run --restart' begins anew)");
    assertThatCode(() -> Start.ANEW.require(GROUP, record(planned(VIEW))))
        .doesNotThrowAnyException();
  }

  @Test
  void require_newAfterTheDefinitionChanged_begins() {
    FeatureView other = TestViews.view("unused", TestViews.attribute("y", ScalarType.INT64));
    assertThatCode(() -> Start.NEW.require(GROUP, record(planned(other))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Start.RESUME.require(GROUP, record(planned(other))))
        .hasMessageContaining("its definition has changed since the unfinished backfill began");
  }

  @Test
  void require_resumeOfNothing_saysSo() {
    assertThatThrownBy(() -> Start.RESUME.require(GROUP, Optional.empty()))
        .hasMessage("feature view user_events: nothing is unfinished (expected: a backfill)");
    assertThatCode(() -> Start.NEW.require(GROUP, Optional.empty())).doesNotThrowAnyException();
  }

  private static Step planned(FeatureView view) {
    return new Step.Planned(
        "id",
        "run",
        Kind.BACKFILL,
        view.definitionHash(),
        1,
        2,
        3,
        4,
        new Target("/stage", "bucket", "", null, LoadChoices.DEFAULT));
  }

  private static Optional<BackfillRecord> record(Step... steps) {
    return Optional.of(
        new BackfillRecord(
            Arrays.stream(steps)
                .map(
                    step ->
                        new Written(step, step instanceof Step.Planned ? NOW : NOW.plusSeconds(1)))
                .toList()));
  }
}
