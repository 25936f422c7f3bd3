package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.journal.JournalEntries;
import dev.tegula.journal.Lease;
import dev.tegula.journal.LeaseHeldException;
import dev.tegula.journal.LeaseLostException;
import dev.tegula.journal.Leases;
import dev.tegula.journal.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldLeasesTest {

  private static final Duration ALMOST = ControlPlane.LEASE_TERM.minusSeconds(1);
  private static final Duration LONGER = ControlPlane.LEASE_TERM.plusSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final FakeJournal table = new FakeJournal();
  private final Leases alice = leases("alice");
  private final Leases bob = leases("bob");
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lost = new AtomicInteger();
  private final HeldLeases held = new HeldLeases(alice, said::add, lost::incrementAndGet);

  private Leases leases(String user) {
    Operator operator = new Operator(user, user + "s-machine", 7, Instant.EPOCH);
    return new Leases(table, clock, operator, ControlPlane.LEASE_TERM);
  }

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void renewAll_inTime_keepsOthersOut() {
    held.take("planes");
    clock.advance(ALMOST);
    held.renewAll();
    clock.advance(ALMOST);
    assertThatThrownBy(() -> bob.acquire("planes")).isInstanceOf(LeaseHeldException.class);
    assertThat(said).isEmpty();
    assertThat(lost).hasValue(0);
  }

  @Test
  void renewAll_oneWasTakenOver_saysByWhomOnceAndKeepsTheOthers() {
    held.take("airports");
    clock.advance(LONGER);
    bob.acquire("airports");
    held.take("planes");
    held.renewAll();
    held.renewAll();
    assertThat(said)
        .containsExactly(
            "table group airports: its lease is held by bob@bobs-machine (process 7) with token 2 (expected: token 1); nothing more is written by this one");
    assertThat(lost).hasValue(1);
    assertThatThrownBy(() -> bob.acquire("planes")).isInstanceOf(LeaseHeldException.class);
  }

  @Test
  void renewAll_noAnswer_saysSoAndTriesAgain() {
    held.take("planes");
    table.cutOff = true;
    held.renewAll();
    assertThat(said).containsExactly("lease of planes not renewed: cut off");
    assertThat(lost).hasValue(0);
    table.cutOff = false;
    clock.advance(ALMOST);
    held.renewAll();
    clock.advance(ALMOST);
    assertThatThrownBy(() -> bob.acquire("planes")).isInstanceOf(LeaseHeldException.class);
  }

  @Test
  void record_publicationUnderALeaseThatWasTakenOver_isRefused() {
    JournalEntries entries = new JournalEntries(table, alice, clock);
    BackfillJournal journal = new BackfillJournal(entries, held.take("planes"));
    Target target = new Target("/stage", "bucket", "", null, LoadChoices.DEFAULT);
    journal.begin(new Step.Planned("id", "run", Kind.BACKFILL, "hash", 1, 2, 3, 1, target));
    clock.advance(LONGER);
    Lease taken = bob.acquire("planes");
    held.renewAll();
    assertThat(lost).hasValue(1);
    assertThatThrownBy(journal::requireLease).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(
            () ->
                journal.record(
                    new Step.Published(1, "t", 2),
                    together ->
                        table.transactWriteItems(request -> request.transactItems(together))))
        .isInstanceOf(LeaseLostException.class);
    assertThat(List.of(journal, new BackfillJournal(entries, taken)))
        .noneMatch(one -> one.current().published());
  }

  @Test
  void close_someAreHeld_givesThoseBackAndNoOthers() {
    held.take("airports");
    clock.advance(LONGER);
    bob.acquire("airports");
    held.take("planes");
    held.close();
    assertThat(bob.acquire("planes").token()).isEqualTo(2);
    assertThatThrownBy(() -> alice.acquire("airports")).isInstanceOf(LeaseHeldException.class);
  }
}
