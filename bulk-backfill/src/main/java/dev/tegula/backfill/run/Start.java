package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.TableGroup;
import java.util.Optional;

/** How a run relates to the one before it. */
public enum Start {
  /** Begins, unless the one before is unfinished. */
  NEW,
  /** Begins, and abandons what is unfinished. */
  ANEW,
  /** Goes on with what is unfinished. */
  RESUME,
  /** Carries forward what is published, after what is unfinished. */
  FORWARD;

  /**
   * @throws BackfillException when the group cannot be started so
   */
  void require(TableGroup group, Optional<BackfillRecord> last) {
    if (this == RESUME) {
      requireResumable(group, last);
    } else if (this == NEW && last.isPresent() && !last.get().published()) {
      BackfillRecord unfinished = last.get();
      if (unfinished.planned().definitionHash().equals(group.definitionHash())) {
        throw new BackfillException(
            "%s: the backfill of %s is unfinished since %s at %s (expected: none; 'backfill resume' goes on with it, 'backfill run --restart' begins anew)"
                .formatted(
                    group.title(),
                    unfinished.steps().get(0).at(),
                    unfinished.newest().step().title(),
                    unfinished.newest().at()));
      }
    }
  }

  private static void requireResumable(TableGroup group, Optional<BackfillRecord> last) {
    if (!unfinished(last)) {
      throw new BackfillException(group.title() + ": nothing is unfinished (expected: a backfill)");
    }
    String planned = last.orElseThrow().planned().definitionHash();
    if (!planned.equals(group.definitionHash())) {
      throw new BackfillException(
          "%s: its definition has changed since the unfinished backfill began (expected: definition %s; 'backfill run' begins anew)"
              .formatted(group.title(), planned));
    }
  }

  static boolean unfinished(Optional<BackfillRecord> last) {
    return last.isPresent() && last.get().last(Finished.class).isEmpty();
  }
}
