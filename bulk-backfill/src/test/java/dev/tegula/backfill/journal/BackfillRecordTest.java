package dev.tegula.backfill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.journal.BackfillRecord.Written;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.journal.JournalEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillRecordTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Step.Planned PLANNED =
      new Step.Planned(
          "id",
          "run",
          Kind.BACKFILL,
          "hash",
          1,
          2,
          3,
          4,
          new Target("/stage", "bucket", "", null, LoadChoices.DEFAULT));
  private static final Step.Loaded FIRST = new Step.Loaded(1, "t", 7, 7, 0, 0, null, List.of());
  private static final Step.LoadFailed FAILED = new Step.LoadFailed(1, "t", true, "why");

  @Test
  void read_everyStep_isWhatWasWritten() {
    List<Step> steps =
        List.of(
            PLANNED,
            new Step.Staged(1, 2, "path", 3, 4, 5, null),
            new Step.Consolidated(1, 2, 3, 4, "key", ImportFormat.ION, null),
            new Step.Placed("s3://bucket/prefix/", "hash"),
            new Step.Loading(1, "t", "arn"),
            FAILED,
            new Step.Reconciled(1),
            new Step.Published(4, "t", 2),
            new Step.Left(List.of("old")),
            new Step.Finished(0, List.of("busy")));
    for (Step step : steps) {
      assertThat(StepText.read(StepText.of(step))).isEqualTo(step);
    }
  }

  @Test
  void read_loadedRows_comeBackByteForByte() {
    PackedItem row = PackedItem.of(new byte[] {1, -2}, new byte[] {3, -4, 5});
    Step.Loaded loaded = new Step.Loaded(2, "t", 7, 6, 1, 5.5, "complaint", List.of(row));
    Step.Loaded read = (Step.Loaded) StepText.read(StepText.of(loaded));
    assertThat(read.samples().get(0).key()).isEqualTo(row.key());
    assertThat(read.samples().get(0).row()).isEqualTo(row.row());
    assertThat(read.complaint()).isEqualTo("complaint");
  }

  @Test
  void read_unknownStep_saysSo() {
    assertThatThrownBy(() -> StepText.read("{\"step\":\"DANCED\"}"))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("(expected: a step that this version of tegula knows)");
  }

  @Test
  void of_leftoversOfAnotherBackfill_countsOnlyTheCurrent() {
    List<JournalEntry> entries =
        List.of(
            new JournalEntry("!current", "id", NOW),
            new JournalEntry("id/" + PLANNED.key(), StepText.of(PLANNED), NOW),
            new JournalEntry("old/" + FIRST.key(), StepText.of(FIRST), NOW));
    BackfillRecord record = BackfillRecord.of(entries).orElseThrow();
    assertThat(record.steps()).containsExactly(new Written(PLANNED, NOW));
    assertThat(BackfillRecord.of(List.of())).isEmpty();
  }

  @Test
  void loaded_attemptWasFoundWanting_isNotLoaded() {
    assertThat(record(PLANNED, FIRST).loaded()).contains(FIRST);
    assertThat(record(PLANNED, FAILED, FIRST).loaded()).isEmpty();
    Step.Loaded second = new Step.Loaded(2, "t_2", 7, 7, 0, 0, null, List.of());
    assertThat(record(PLANNED, FAILED, FIRST, second).loaded()).contains(second);
  }

  @Test
  void reconciled_ofAnEarlierAttempt_doesNotCount() {
    Step.Loaded second = new Step.Loaded(2, "t_2", 7, 7, 0, 0, null, List.of());
    assertThat(record(PLANNED, FAILED, FIRST, second, new Step.Reconciled(1)).reconciled())
        .isFalse();
    assertThat(record(PLANNED, FAILED, FIRST, second, new Step.Reconciled(2)).reconciled())
        .isTrue();
  }

  @Test
  void unusedTables_abandoned_areAllThatItMadeAndWasLeftWith() {
    Step.Left left = new Step.Left(List.of("t_0"));
    Step.Loading others = new Step.Loading(1, "theirs", null);
    Step.LoadFailed taken = new Step.LoadFailed(1, "theirs", false, "somebody else's");
    Step.Loading ours = new Step.Loading(2, "t_2", "arn");
    assertThat(record(left, PLANNED, others, taken, ours).unusedTables())
        .containsExactly("t_0", "t_2");
  }

  @Test
  void unusedTables_published_areThoseOfFailedAttempts() {
    Step.Loading first = new Step.Loading(1, "t", null);
    Step.Loading second = new Step.Loading(2, "t_2", null);
    Step.Published published = new Step.Published(1, "t_2", 2);
    assertThat(record(PLANNED, first, FAILED, second, published).unusedTables())
        .containsExactly("t");
    Step.Finished finished = new Step.Finished(0, List.of("t"));
    assertThat(record(PLANNED, first, FAILED, second, published, finished).unusedTables())
        .containsExactly("t");
    assertThat(StepText.read("{\"step\":\"FINISHED\",\"tablesRetired\":1}"))
        .isEqualTo(new Step.Finished(1, null));
  }

  @Test
  void unusedTables_rowWrites_areNotTheTableThatReadersUse() {
    Step.Planned rowWrites =
        new Step.Planned("id", "run", Kind.ROW_WRITES, "hash", 1, 2, 3, 4, PLANNED.target());
    assertThat(record(rowWrites, new Step.Loading(1, "active", null)).unusedTables()).isEmpty();
  }

  private static BackfillRecord record(Step... steps) {
    return new BackfillRecord(Arrays.stream(steps).map(step -> new Written(step, NOW)).toList());
  }
}
