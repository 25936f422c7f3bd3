package dev.tegula.backfill.journal;

import dev.tegula.backfill.journal.BackfillRecord.Written;
import dev.tegula.backfill.journal.Step.Left;
import dev.tegula.backfill.journal.Step.Planned;
import dev.tegula.journal.JournalEntries;
import dev.tegula.journal.JournalEntry;
import dev.tegula.journal.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The journal of a table group in the hands of whoever has its lease. A step is known here once it
 * is written there. Usable from any thread; writes of one group follow each other, as two
 * transactions that check one lease would refuse each other.
 */
public final class BackfillJournal {

  private final JournalEntries entries;
  private final Lease lease;
  private Optional<BackfillRecord> record;

  public BackfillJournal(JournalEntries entries, Lease lease) {
    this.entries = entries;
    this.lease = lease;
    this.record = BackfillRecord.of(entries.read(lease.tableGroup()));
  }

  /** The token of the lease: greater than that of any holder before. */
  public long fencingToken() {
    return lease.token();
  }

  /**
   * To be asked before what no transaction can fence.
   *
   * @throws dev.tegula.journal.LeaseLostException when the lease was taken over
   */
  public void requireLease() {
    entries.require(lease);
  }

  /** The last backfill of the group, finished or not. */
  public synchronized Optional<BackfillRecord> last() {
    return record;
  }

  /** The backfill that is under way. */
  public synchronized BackfillRecord current() {
    return record.orElseThrow();
  }

  /** Begins a backfill and forgets the one before, but for the tables that it leaves behind. */
  public synchronized void begin(Planned planned) {
    List<JournalEntry> before = entries.read(lease.tableGroup());
    List<Step> steps = new ArrayList<>();
    List<String> unused = record.map(BackfillRecord::unusedTables).orElse(List.of());
    if (!unused.isEmpty()) {
      steps.add(new Left(unused));
    }
    steps.add(planned);
    List<JournalEntry> entered =
        steps.stream().map(step -> entry(planned.backfillId(), step)).toList();
    List<JournalEntry> written = new ArrayList<>(entered);
    written.add(entries.now(BackfillRecord.CURRENT, planned.backfillId()));
    entries.write(lease, written);
    entries.delete(
        lease,
        before.stream()
            .map(JournalEntry::name)
            .filter(name -> !name.equals(BackfillRecord.CURRENT))
            .toList());
    List<Written> begun = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      begun.add(new Written(steps.get(i), entered.get(i).written()));
    }
    record = Optional.of(new BackfillRecord(begun));
  }

  /** Writes that a step is done. */
  public synchronized void record(Step step) {
    JournalEntry entry = entry(current().planned().backfillId(), step);
    entries.write(lease, List.of(entry));
    add(new Written(step, entry.written()));
  }

  /**
   * Writes that a step is done in the transaction that does it.
   *
   * @param transaction is given the writes that it must make first
   */
  public synchronized void record(Step step, Consumer<List<TransactWriteItem>> transaction) {
    JournalEntry entry = entry(current().planned().backfillId(), step);
    entries.writeTogether(lease, entry, transaction);
    add(new Written(step, entry.written()));
  }

  private JournalEntry entry(String backfillId, Step step) {
    return entries.now(backfillId + "/" + step.key(), StepText.of(step));
  }

  private void add(Written written) {
    List<Written> steps = new ArrayList<>(current().steps());
    steps.removeIf(old -> old.step().key().equals(written.step().key()));
    steps.add(written);
    steps.sort(Comparator.comparing(one -> one.step().key()));
    record = Optional.of(new BackfillRecord(steps));
  }
}
