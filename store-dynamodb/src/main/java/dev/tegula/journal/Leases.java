package dev.tegula.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One lease per table group. Clocks of several machines decide only who may try; that at most one
 * can write is the token's work.
 */
public final class Leases {

  private static final String FREE = "attribute_not_exists(#expires) OR #expires < :now";

  private final DynamoDbClient client;
  private final Clock clock;
  private final Operator self;
  private final Duration term;

  /**
   * Makes the journal's table when it is missing.
   *
   * @param client stays the caller's
   * @param term how long a lease lasts that is not renewed
   */
  public Leases(DynamoDbClient client, Clock clock, Operator self, Duration term) {
    this.client = client;
    this.clock = clock;
    this.self = self;
    this.term = term;
    JournalTable.require(client);
  }

  /**
   * Takes a lease that nobody holds, that has expired, or whose holder was a process of this
   * machine and has ended.
   *
   * @throws LeaseHeldException when somebody else has it
   */
  public Lease acquire(String tableGroup) {
    Map<String, AttributeValue> now =
        Map.of(":now", JournalTable.number(JournalTable.micros(clock.instant())));
    try {
      return take(tableGroup, FREE, now);
    } catch (ConditionalCheckFailedException e) {
      Lease held = current(tableGroup).orElseThrow(() -> e);
      if (!held.holder().goneFrom(self.host())) {
        throw new LeaseHeldException(held);
      }
      return takeFromTheDead(held);
    }
  }

  private Lease takeFromTheDead(Lease held) {
    try {
      return take(
          held.tableGroup(), "#token = :dead", Map.of(":dead", JournalTable.number(held.token())));
    } catch (ConditionalCheckFailedException e) {
      throw new LeaseHeldException(current(held.tableGroup()).orElse(held));
    }
  }

  private Lease take(String tableGroup, String condition, Map<String, AttributeValue> more) {
    Instant expires = clock.instant().plus(term);
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.putAll(LeaseItem.holder(self));
    values.put(":until", JournalTable.number(JournalTable.micros(expires)));
    values.put(":zero", JournalTable.number(0));
    values.put(":one", JournalTable.number(1));
    Map<String, AttributeValue> item =
        client
            .updateItem(
                update(tableGroup)
                    .updateExpression(
                        "SET "
                            + LeaseItem.SET_HOLDER
                            + ", #expires = :until, #token = if_not_exists(#token, :zero) + :one")
                    .conditionExpression(condition)
                    .expressionAttributeNames(
                        Map.of("#expires", LeaseItem.EXPIRES, "#token", LeaseItem.TOKEN))
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .build())
            .attributes();
    return LeaseItem.read(tableGroup, item);
  }

  /**
   * Holds a lease for another term.
   *
   * @throws LeaseLostException when it was taken over
   */
  public Lease renew(Lease lease) {
    Instant expires = clock.instant().plus(term);
    setExpiry(lease, JournalTable.micros(expires));
    return new Lease(lease.tableGroup(), lease.holder(), lease.token(), expires);
  }

  /** Gives a lease back; no matter when it was taken over. */
  public void release(Lease lease) {
    try {
      setExpiry(lease, 0);
    } catch (LeaseLostException e) {
      // It is somebody else's already, which is what giving it back is for.
    }
  }

  private void setExpiry(Lease lease, long micros) {
    try {
      client.updateItem(
          update(lease.tableGroup())
              .updateExpression("SET #expires = :until")
              .conditionExpression("#token = :token")
              .expressionAttributeNames(
                  Map.of("#expires", LeaseItem.EXPIRES, "#token", LeaseItem.TOKEN))
              .expressionAttributeValues(
                  Map.of(
                      ":until", JournalTable.number(micros),
                      ":token", JournalTable.number(lease.token())))
              .build());
    } catch (ConditionalCheckFailedException e) {
      throw lost(lease);
    }
  }

  private static UpdateItemRequest.Builder update(String tableGroup) {
    return UpdateItemRequest.builder()
        .tableName(JournalTable.NAME)
        .key(JournalTable.key(tableGroup, LeaseItem.ENTRY));
  }

  /** To be thrown when a write was refused because of the lease's token. */
  LeaseLostException lost(Lease lease) {
    String now =
        current(lease.tableGroup())
            .map(other -> other.holder() + " with token " + other.token())
            .orElse("nobody");
    return new LeaseLostException(lease, now);
  }

  /** True while the lease of the table group is held and has not expired. */
  public boolean held(Lease lease) {
    return lease.expires().isAfter(clock.instant()) && !lease.holder().goneFrom(self.host());
  }

  /** The last lease of the table group, expired or not. */
  public Optional<Lease> current(String tableGroup) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                request ->
                    request
                        .tableName(JournalTable.NAME)
                        .key(JournalTable.key(tableGroup, LeaseItem.ENTRY))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(LeaseItem.read(tableGroup, item));
  }
}
