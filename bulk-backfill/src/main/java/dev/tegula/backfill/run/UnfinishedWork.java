package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is unfinished, so that going on with it takes no more than the word. */
public final class UnfinishedWork {

  private UnfinishedWork() {}

  /**
   * The settings to go on with, taken from the journal.
   *
   * @param parallelism Spark jobs at once
   * @return empty when nothing is unfinished
   * @throws BackfillException when the unfinished views keep what they make in several places
   */
  public static Optional<BackfillSettings> find(Selection selection, int parallelism, Clock clock) {
    List<String> views = new ArrayList<>();
    Optional<Target> target = Optional.empty();
    try (ControlPlane control = new ControlPlane(selection.aws(), clock)) {
      for (FeatureView view : selection.read()) {
        Optional<BackfillRecord> last = BackfillRecord.of(control.entries().read(view.name()));
        if (Start.unfinished(last)) {
          Target next = last.orElseThrow().planned().target();
          requireSame(target.orElse(next), next, view);
          target = Optional.of(next);
          views.add(view.name());
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
                Start.RESUME));
  }

  private static void requireSame(Target first, Target next, FeatureView view) {
    if (!first.equals(next)) {
      throw new BackfillException(
          "feature view %s: unfinished in %s and s3://%s/%s, others in %s and s3://%s/%s (expected: one place; name the views with --view)"
              .formatted(
                  view.name(),
                  next.stage(),
                  next.bucket(),
                  next.prefix(),
                  first.stage(),
                  first.bucket(),
                  first.prefix()));
    }
  }
}
