package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.store.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries one view, or the views of a packed table group, from their active generation's edge to
 * the end of the last complete interval: interval by interval by row writes, or at once by a
 * refresh. What is unfinished is finished first.
 */
final class ViewForward implements ViewTask {

  private final ForwardPlanner forward;
  private final ViewPlanner planner;
  private final Progress progress;
  private final List<ViewReport> reports = new ArrayList<>();

  ViewForward(ForwardPlanner forward, ViewPlanner planner, Progress progress) {
    this.forward = forward;
    this.planner = planner;
    this.progress = progress;
  }

  @Override
  public void run() {
    forward.requireAllowed();
    Optional<ViewWork> next = forward.next();
    while (next.isPresent()) {
      carry(next.get());
      next = forward.next();
    }
    if (reports.isEmpty()) {
      say("nothing to carry forward; " + lag());
    }
  }

  private void carry(ViewWork work) {
    work.expectSteps();
    try {
      new ViewBackfill(work).run();
    } finally {
      reports.add(ViewOutcome.report(work));
    }
    Loaded loaded = work.done().last(Loaded.class).orElseThrow();
    say(
        "%,d rows, %,.0f write units; %s"
            .formatted(loaded.importedItemCount(), loaded.writeUnits(), lag()));
  }

  /** One for each publication. */
  @Override
  public List<ViewReport> reports() {
    return List.copyOf(reports);
  }

  /** How far behind the clock readers are. */
  private String lag() {
    Generation active = forward.active();
    Duration lag = planner.behind(active.leadingEdgeMicros());
    return "%s is served, %d h %d min behind"
        .formatted(
            BackfillInterval.instant(active.leadingEdgeMicros()),
            lag.toHours(),
            lag.toMinutesPart());
  }

  private void say(String text) {
    progress.say(forward.group().name() + ": " + text);
  }
}
