package dev.tegula.backfill.journal;

import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Left;
import dev.tegula.backfill.journal.Step.LoadFailed;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.journal.Step.Loading;
import dev.tegula.backfill.journal.Step.Planned;
import dev.tegula.backfill.journal.Step.Published;
import dev.tegula.backfill.journal.Step.Reconciled;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a table group's last backfill, finished or not.
 *
 * @param steps in order
 */
public record BackfillRecord(List<Written> steps) {

  /** Its text is the id of the backfill that counts; others are leftovers. */
  static final String CURRENT = "!current";

  public BackfillRecord {
    steps = List.copyOf(steps);
  }

  /** A step and when it was written. */
  public record Written(Step step, Instant at) {}

  /** Empty when there was never a backfill. */
  public static Optional<BackfillRecord> of(List<JournalEntry> entries) {
    return current(entries)
        .map(id -> id + "/")
        .map(
            prefix ->
                new BackfillRecord(
                    entries.stream()
                        .filter(entry -> entry.name().startsWith(prefix))
                        .map(entry -> new Written(StepText.read(entry.text()), entry.written()))
                        .toList()));
  }

  static Optional<String> current(List<JournalEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.name().equals(CURRENT))
        .map(JournalEntry::text)
        .findFirst();
  }

  public <T extends Step> List<T> all(Class<T> type) {
    return stream(type).toList();
  }

  public <T extends Step> Optional<T> last(Class<T> type) {
    return stream(type).reduce((former, latter) -> latter);
  }

  private <T extends Step> Stream<T> stream(Class<T> type) {
    return steps.stream().map(Written::step).filter(type::isInstance).map(type::cast);
  }

  public Planned planned() {
    return last(Planned.class)
        .orElseThrow(() -> new BackfillException("journal: no plan (expected: one)"));
  }

  /** When the plan was written. */
  public Instant plannedAt() {
    return steps.stream()
        .filter(written -> written.step() instanceof Planned)
        .map(Written::at)
        .findFirst()
        .orElseThrow();
  }

  /** The attempt that is under way, unless it has failed. */
  public Optional<Loading> loading() {
    return last(Loading.class).filter(step -> !failed(step.attempt()));
  }

  /** What was loaded, unless it was found wanting. */
  public Optional<Loaded> loaded() {
    return last(Loaded.class).filter(step -> !failed(step.attempt()));
  }

  /** Whether what was loaded is known to be right. */
  public boolean reconciled() {
    return loaded().isPresent()
        && last(Reconciled.class)
            .filter(step -> step.attempt() == loaded().orElseThrow().attempt())
            .isPresent();
  }

  /**
   * The tables that this backfill has made and not published, and those that it was left with: what
   * is to be deleted once another is published.
   */
  public List<String> unusedTables() {
    Optional<Finished> finished = last(Finished.class);
    if (finished.isPresent()) {
      return finished.get().left();
    }
    Stream<String> made =
        planned().kind() == Kind.ROW_WRITES
            ? Stream.of()
            : stream(Loading.class)
                .filter(loading -> !othersTable(loading.attempt()))
                .map(Loading::table);
    Optional<String> used = last(Published.class).map(Published::table);
    return Stream.concat(stream(Left.class).flatMap(left -> left.tables().stream()), made)
        .filter(table -> !used.equals(Optional.of(table)))
        .distinct()
        .toList();
  }

  private boolean othersTable(int attempt) {
    return stream(LoadFailed.class)
        .anyMatch(failure -> failure.attempt() == attempt && !failure.ours());
  }

  private boolean failed(int attempt) {
    return stream(LoadFailed.class).anyMatch(failure -> failure.attempt() == attempt);
  }

  public boolean published() {
    return last(Published.class).isPresent();
  }

  /** The last thing that was done. */
  public Written newest() {
    return steps.stream()
        .reduce((former, latter) -> latter.at().isBefore(former.at()) ? former : latter)
        .orElseThrow();
  }
}
