package dev.tegula.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.store.Generation;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import dev.tegula.store.dynamodb.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Leases, fencing and entries, against DynamoDB Local. */
class JournalTest {

  private static final Duration TERM = Duration.ofSeconds(30);
  private static final Operator ALICE =
      new Operator("alice", "far-away", 7, Instant.parse("2026-01-01T00:00:00Z"));
  private static final Operator BOB =
      new Operator("bob", "another", 8, Instant.parse("2026-01-01T00:00:00Z"));
  private static final AtomicInteger GROUPS = new AtomicInteger();

  private static LocalDynamoDb dynamoDb;
  private static DynamoDbClient client;
  private final ManualClock clock = new ManualClock();
  private String group;
  private Leases alice;
  private Leases bob;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = new LocalDynamoDb();
    client = dynamoDb.blockingClient();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    dynamoDb.close();
  }

  @BeforeEach
  void open() {
    group = "group_" + GROUPS.incrementAndGet();
    alice = new Leases(client, clock, ALICE, TERM);
    bob = new Leases(client, clock, BOB, TERM);
  }

  @Test
  void acquire_held_saysByWhomAndUntilWhen() {
    alice.acquire(group);
    assertThatThrownBy(() -> bob.acquire(group))
        .isInstanceOf(LeaseHeldException.class)
        .hasMessage(
            "table group %s: alice@far-away (process 7) works on it, until %s unless renewed (expected: nobody)"
                .formatted(group, clock.instant().plus(TERM)));
  }

  @Test
  void acquire_renewedInTime_isStillHeld() {
    Lease lease = alice.acquire(group);
    clock.advance(TERM.minusSeconds(1));
    alice.renew(lease);
    clock.advance(TERM.minusSeconds(1));
    assertThatThrownBy(() -> bob.acquire(group)).isInstanceOf(LeaseHeldException.class);
  }

  @Test
  void acquire_expired_takesOverUnderAGreaterToken() {
    Lease old = alice.acquire(group);
    clock.advance(TERM.plusSeconds(1));
    Lease taken = bob.acquire(group);
    assertThat(taken.token()).isGreaterThan(old.token());
    assertThatThrownBy(() -> alice.renew(old))
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining("bob@another (process 8) with token " + taken.token());
  }

  @Test
  void acquire_givenBack_isFreeAtOnceAndTheTokenGrows() {
    Lease first = alice.acquire(group);
    alice.release(first);
    assertThat(bob.acquire(group).token()).isEqualTo(first.token() + 1);
  }

  @Test
  void release_takenOver_leavesTheOtherAlone() {
    Lease old = alice.acquire(group);
    clock.advance(TERM.plusSeconds(1));
    bob.acquire(group);
    alice.release(old);
    assertThatThrownBy(() -> alice.acquire(group)).isInstanceOf(LeaseHeldException.class);
  }

  @Test
  void acquire_holderOfThisMachineHasEnded_takesOverAtOnce() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    Instant started = ended.info().startInstant().orElse(Instant.EPOCH);
    ended.waitFor();
    Operator self = Operator.current();
    Leases dead =
        new Leases(client, clock, new Operator("me", self.host(), ended.pid(), started), TERM);
    Leases living = new Leases(client, clock, self, TERM);
    Lease left = dead.acquire(group);
    assertThat(living.acquire(group).token()).isEqualTo(left.token() + 1);
  }

  @Test
  void acquire_holderOfThisMachineRuns_isHeld() {
    Operator self = Operator.current();
    new Leases(client, clock, self, TERM).acquire(group);
    assertThatThrownBy(() -> new Leases(client, clock, self, TERM).acquire(group))
        .isInstanceOf(LeaseHeldException.class);
  }

  @Test
  void write_underItsToken_isReadInOrderOfNames() {
    JournalEntries entries = new JournalEntries(client, alice, clock);
    Lease lease = alice.acquire(group);
    entries.write(lease, List.of(entries.now("b", "2"), entries.now("a", "1")));
    entries.write(lease, List.of(entries.now("b", "3")));
    assertThat(entries.read(group)).containsExactly(entries.now("a", "1"), entries.now("b", "3"));
  }

  @Test
  void write_leaseWasTakenOver_writesNothing() {
    JournalEntries entries = new JournalEntries(client, alice, clock);
    Lease old = alice.acquire(group);
    clock.advance(TERM.plusSeconds(1));
    bob.acquire(group);
    assertThatThrownBy(() -> entries.write(old, List.of(entries.now("a", "1"))))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> entries.delete(old, List.of("a")))
        .isInstanceOf(LeaseLostException.class);
    assertThat(entries.read(group)).isEmpty();
  }

  @Test
  void writeTogether_leaseWasTakenOver_publishesNothing() {
    JournalEntries entries = new JournalEntries(client, alice, clock);
    Lease old = alice.acquire(group);
    clock.advance(TERM.plusSeconds(1));
    Lease now = bob.acquire(group);
    Generation next = new Generation(group, group + "_1", 1, 0, 1, "hash");
    try (DynamoDbActiveGenerations generations =
        new DynamoDbActiveGenerations(dynamoDb.patientClient(), clock, Duration.ofMinutes(1))) {
      JournalEntry published = entries.now("published", "1");
      assertThatThrownBy(
              () ->
                  entries.writeTogether(
                      old, published, together -> generations.publish(next, together)))
          .isInstanceOf(LeaseLostException.class);
      assertThat(generations.current()).doesNotContainKey(group);
      assertThat(entries.read(group)).isEmpty();

      entries.writeTogether(now, published, together -> generations.publish(next, together));
      assertThat(generations.current()).containsEntry(group, next);
      assertThat(entries.read(group)).containsExactly(published);
    }
  }

  @Test
  void delete_moreThanATransactionTakes_forgetsAll() {
    JournalEntries entries = new JournalEntries(client, alice, clock);
    Lease lease = alice.acquire(group);
    List<String> names = IntStream.range(0, 150).mapToObj(i -> "entry " + i).toList();
    names.forEach(name -> entries.write(lease, List.of(entries.now(name, "x"))));
    assertThat(entries.read(group)).hasSize(150);
    entries.delete(lease, names);
    assertThat(entries.read(group)).isEmpty();
  }

  /** Stands still until it is told. */
  private static final class ManualClock extends Clock {

    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
