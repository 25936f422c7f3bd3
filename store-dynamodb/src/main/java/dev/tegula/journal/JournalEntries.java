package dev.tegula.journal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The entries of table groups, written under leases. */
public final class JournalEntries {

  /** A transaction takes a hundred writes, one of which is the check of the lease. */
  private static final int MOST_WRITES = 99;

  private static final String TEXT = "text";
  private static final String WRITTEN = "writtenMicros";
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";
  private static final int MOST_ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 20_000_000L;

  private final DynamoDbClient client;
  private final Leases leases;
  private final Clock clock;

  /**
   * @param client stays the caller's
   */
  public JournalEntries(DynamoDbClient client, Leases leases, Clock clock) {
    this.client = client;
    this.leases = leases;
    this.clock = clock;
  }

  /** Everything known of a table group, by name; nothing as long as there is no journal. */
  public List<JournalEntry> read(String tableGroup) {
    try {
      return client
          .queryPaginator(
              query ->
                  query
                      .tableName(JournalTable.NAME)
                      .consistentRead(true)
                      .keyConditionExpression("#group = :group")
                      .expressionAttributeNames(Map.of("#group", JournalTable.GROUP))
                      .expressionAttributeValues(
                          Map.of(":group", AttributeValue.fromS(tableGroup))))
          .items()
          .stream()
          .filter(item -> item.containsKey(TEXT))
          .map(JournalEntries::entry)
          .toList();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  private static JournalEntry entry(Map<String, AttributeValue> item) {
    return new JournalEntry(
        JournalTable.text(item, JournalTable.ENTRY),
        JournalTable.text(item, TEXT),
        JournalTable.instant(JournalTable.number(item, WRITTEN)));
  }

  /**
   * Asks whether a lease still is what it was.
   *
   * @throws LeaseLostException when it was taken over
   */
  public void require(Lease lease) {
    boolean ours =
        leases.current(lease.tableGroup()).filter(now -> now.token() == lease.token()).isPresent();
    if (!ours) {
      throw leases.lost(lease);
    }
  }

  /** An entry that is written now. */
  public JournalEntry now(String name, String text) {
    return new JournalEntry(name, text, clock.instant());
  }

  /**
   * Writes entries, replacing those of the same names: all or none.
   *
   * @param entries at most 99
   * @throws LeaseLostException when the lease was taken over; nothing was written
   */
  public void write(Lease lease, List<JournalEntry> entries) {
    transact(lease, entries.stream().map(entry -> put(lease, entry)).toList());
  }

  /**
   * Forgets entries.
   *
   * @throws LeaseLostException when the lease was taken over
   */
  public void delete(Lease lease, List<String> names) {
    for (int from = 0; from < names.size(); from += MOST_WRITES) {
      List<String> some = names.subList(from, Math.min(names.size(), from + MOST_WRITES));
      transact(lease, some.stream().map(name -> delete(lease, name)).toList());
    }
  }

  /**
   * Writes an entry in a transaction that writes elsewhere too, such as a publication: all or none.
   *
   * @param transaction is given the writes that it must make first, in this order; may be called
   *     again
   * @throws LeaseLostException when the lease was taken over; nothing was written
   */
  public void writeTogether(
      Lease lease, JournalEntry entry, Consumer<List<TransactWriteItem>> transaction) {
    fenced(lease, () -> transaction.accept(List.of(check(lease), put(lease, entry))));
  }

  private void transact(Lease lease, List<TransactWriteItem> writes) {
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(check(lease));
    all.addAll(writes);
    fenced(lease, () -> client.transactWriteItems(request -> request.transactItems(all)));
  }

  private void fenced(Lease lease, Runnable transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.run();
        return;
      } catch (TransactionCanceledException e) {
        if (failed(e, CONDITION_FAILED)) {
          throw leases.lost(lease);
        }
        if (attempt == MOST_ATTEMPTS || !failed(e, CONFLICT)) {
          throw e;
        }
        // A heartbeat was writing the lease; it is done in a moment.
        LockSupport.parkNanos(attempt * PAUSE_NANOS);
      }
    }
  }

  /** Tells whether the check of the lease, which is the first write, was why. */
  private static boolean failed(TransactionCanceledException canceled, String code) {
    List<CancellationReason> reasons = canceled.cancellationReasons();
    return !reasons.isEmpty() && code.equals(reasons.get(0).code());
  }

  private static TransactWriteItem check(Lease lease) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(JournalTable.NAME)
                    .key(JournalTable.key(lease.tableGroup(), LeaseItem.ENTRY))
                    .conditionExpression("#token = :token")
                    .expressionAttributeNames(Map.of("#token", LeaseItem.TOKEN))
                    .expressionAttributeValues(
                        Map.of(":token", JournalTable.number(lease.token()))))
        .build();
  }

  private static TransactWriteItem put(Lease lease, JournalEntry entry) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(JournalTable.NAME)
                    .item(
                        Map.of(
                            JournalTable.GROUP,
                            AttributeValue.fromS(lease.tableGroup()),
                            JournalTable.ENTRY,
                            AttributeValue.fromS(entry.name()),
                            TEXT,
                            AttributeValue.fromS(entry.text()),
                            WRITTEN,
                            JournalTable.number(JournalTable.micros(entry.written())))))
        .build();
  }

  private static TransactWriteItem delete(Lease lease, String name) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete.tableName(JournalTable.NAME).key(JournalTable.key(lease.tableGroup(), name)))
        .build();
  }
}
