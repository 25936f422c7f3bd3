package dev.tegula.backfill.run;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import dev.tegula.store.dynamodb.Superseded;
import dev.tegula.tile.ViewLayout;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes the table that was active before active again. One conditional write for each view, which
 * no lease is needed for: a backfill that is under way finds its own publication refused.
 */
public final class Rollback {

  private final Selection selection;
  private final Clock clock;

  public Rollback(Selection selection, Clock clock) {
    this.selection = selection;
    this.clock = clock;
  }

  /**
   * What became of the views.
   *
   * @param published the new generations
   * @param failures one line per view that was not rolled back
   */
  public record Result(List<Generation> published, List<String> failures) {

    public Result {
      published = List.copyOf(published);
      failures = List.copyOf(failures);
    }
  }

  public Result run() {
    List<Generation> published = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (ControlPlane control = new ControlPlane(selection.aws(), clock)) {
      for (TableGroup group : TableGroup.of(selection.read())) {
        try {
          published.add(rollBack(group, control));
        } catch (RuntimeException e) {
          // The views before were rolled back all the same, and those behind can be.
          failures.add(named(group, BackfillException.oneLine(e)));
        }
      }
    }
    return new Result(published, failures);
  }

  private static String named(TableGroup group, String reason) {
    return reason.contains(group.name()) ? reason : group.title() + ": " + reason;
  }

  private static Generation rollBack(TableGroup group, ControlPlane control) {
    Generation active = control.generations().current().get(group.name());
    List<Superseded> history = control.generations().history(group.name());
    if (active == null || history.isEmpty()) {
      throw failure(group, "nothing was active before (expected: a generation to go back to)");
    }
    Generation before = history.get(0).generation();
    require(group, before, control);
    Generation next =
        new Generation(
            group.name(),
            before.location(),
            active.number() + 1,
            before.leadingEdgeMicros(),
            before.layoutVersion(),
            before.definitionHash());
    control.generations().publish(next);
    return next;
  }

  private static void require(TableGroup group, Generation before, ControlPlane control) {
    if (!before.definitionHash().equals(group.definitionHash())
        || before.layoutVersion() != ViewLayout.VERSION) {
      throw failure(
          group,
          "table %s was built for definition %s and layout %d, which servers of this repository refuse (expected: %s and %d; roll back with the repository that it was built by)",
          before.location(),
          before.definitionHash(),
          before.layoutVersion(),
          group.definitionHash(),
          ViewLayout.VERSION);
    }
    if (!usable(before.location(), control)) {
      throw failure(
          group,
          "table %s of generation %d is gone (expected: kept; 'backfill run' builds another)",
          before.location(),
          before.number());
    }
  }

  private static boolean usable(String table, ControlPlane control) {
    try {
      TableStatus status =
          control.dynamoDb().describeTable(t -> t.tableName(table)).table().tableStatus();
      return status == TableStatus.ACTIVE || status == TableStatus.UPDATING;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  private static BackfillException failure(TableGroup group, String text, Object... arguments) {
    return new BackfillException(group.title() + ": " + text.formatted(arguments));
  }
}
