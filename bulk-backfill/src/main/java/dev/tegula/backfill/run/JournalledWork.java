package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.TableGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the journal knows of, so that going on with it takes no more than the word. */
public final class JournalledWork {

  private final Selection selection;
  private final int parallelism;
  private final Clock clock;

  /**
   * @param parallelism Spark jobs at once
   */
  public JournalledWork(Selection selection, int parallelism, Clock clock) {
    this.selection = selection;
    this.parallelism = parallelism;
    this.clock = clock;
  }

  /**
   * The settings to go on with what is unfinished.
   *
   * @return empty when nothing is
   * @throws BackfillException when the unfinished views keep what they make in several places
   */
  public Optional<BackfillSettings> unfinished() {
    return find(Start::unfinished, Start.RESUME, Forward.NONE);
  }

  /**
   * The settings to carry views forward.
   *
   * @return empty when none was ever backfilled
   * @throws BackfillException when the views keep what they make in several places
   */
  public Optional<BackfillSettings> forward(Forward forward) {
    return find(Optional::isPresent, Start.FORWARD, forward);
  }

  private Optional<BackfillSettings> find(
      Predicate<Optional<BackfillRecord>> wanted, Start start, Forward forward) {
    List<String> views = new ArrayList<>();
    Optional<Target> target = Optional.empty();
    try (ControlPlane control = new ControlPlane(selection.aws(), clock)) {
      for (TableGroup group : TableGroup.of(selection.read())) {
        Optional<BackfillRecord> last = BackfillRecord.of(control.entries().read(group.name()));
        requireBackfilled(group, last, start);
        if (wanted.test(last)) {
          Target next = last.orElseThrow().planned().target();
          requireSame(target.orElse(next), next, group);
          target = Optional.of(next);
          group.views().forEach(view -> views.add(view.name()));
        }
      }
    }
    return target.map(
        found ->
            new BackfillSettings(
                selection.repo(),
                views,
                found.stage(),
                selection.aws(),
                found.bucket(),
                found.prefix(),
                parallelism,
                Optional.ofNullable(found.keepObjects()).map(Path::of),
                found.choices(),
                start,
                forward));
  }

  /** A view that a person names had better not be left out in silence. */
  private void requireBackfilled(TableGroup group, Optional<BackfillRecord> last, Start start) {
    if (start == Start.FORWARD && last.isEmpty() && !selection.views().isEmpty()) {
      throw new BackfillException(
          "%s: was never backfilled (expected: a backfill to carry forward; 'backfill run' makes one)"
              .formatted(group.title()));
    }
  }

  private static void requireSame(Target first, Target next, TableGroup group) {
    if (!first.equals(next)) {
      throw new BackfillException(
          "%s: backfilled with %s and s3://%s/%s, others with %s and s3://%s/%s (expected: the same places and load options; name the views with --view)"
              .formatted(
                  group.title(),
                  next.stage(),
                  next.bucket(),
                  next.prefix(),
                  first.stage(),
                  first.bucket(),
                  first.prefix()));
    }
  }
}
