package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.journal.JournalEntries;
import dev.tegula.journal.Leases;
import dev.tegula.journal.Operator;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where the state of backfills lives: leases, journal, active generations. */
final class ControlPlane implements AutoCloseable {

  /** How long an operator that has died keeps others out. */
  static final Duration LEASE_TERM = Duration.ofSeconds(30);

  /** A publication had better be late than not at all. */
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);

  private final DynamoDbClient dynamoDb;
  private final Leases leases;
  private final JournalEntries entries;
  private final DynamoDbActiveGenerations generations;

  ControlPlane(AwsAccess aws, Clock clock) {
    this.dynamoDb = aws.dynamoDb();
    this.leases = new Leases(dynamoDb, clock, Operator.current(), LEASE_TERM);
    this.entries = new JournalEntries(dynamoDb, leases, clock);
    this.generations = new DynamoDbActiveGenerations(aws.dynamoDbAsync(), clock, CALL_TIMEOUT);
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  Leases leases() {
    return leases;
  }

  JournalEntries entries() {
    return entries;
  }

  DynamoDbActiveGenerations generations() {
    return generations;
  }

  @Override
  public void close() {
    generations.close();
    dynamoDb.close();
  }
}
