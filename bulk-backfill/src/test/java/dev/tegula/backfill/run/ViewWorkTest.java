package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.BackfillRecord.Written;
import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.store.Generation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewWorkTest {

  @Test
  void overtaken_rolledBackSince_isForRowWritesThatAreNotPublished() {
    Step rowWrites = planned(Kind.ROW_WRITES);
    Step published = new Step.Published(4, "t", 2);
    assertThat(ViewWork.overtaken(record(rowWrites), active(3))).isFalse();
    assertThat(ViewWork.overtaken(record(rowWrites), active(4))).isTrue();
    assertThat(ViewWork.overtaken(record(rowWrites), active(5))).isTrue();
    assertThat(ViewWork.overtaken(record(rowWrites, published), active(4))).isFalse();
    assertThat(ViewWork.overtaken(record(planned(Kind.REFRESH)), active(4))).isFalse();
  }

  private static Step planned(Kind kind) {
    Target target = new Target("/stage", "bucket", "", null, LoadChoices.DEFAULT);
    return new Step.Planned("id", "run", kind, "hash", 1, 2, 3, 4, target);
  }

  private static Optional<Generation> active(long number) {
    return Optional.of(new Generation("v", "t", number, 2, 1, "hash"));
  }

  private static BackfillRecord record(Step... steps) {
    return new BackfillRecord(
        Arrays.stream(steps).map(step -> new Written(step, Instant.EPOCH)).toList());
  }
}
