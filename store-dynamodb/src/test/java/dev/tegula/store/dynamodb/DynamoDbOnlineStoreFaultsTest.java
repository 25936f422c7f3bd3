package dev.tegula.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import dev.tegula.store.dynamodb.FaultyDynamoDb.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbOnlineStoreFaultsTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static FaultyDynamoDb dynamoDb;
  private static DynamoDbOnlineStore store;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = new FaultyDynamoDb();
    store = open(dynamoDb.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
    store.close();
  }

  private static DynamoDbOnlineStore open(String endpoint) {
    return new DynamoDbOnlineStore(
        DynamoDbClients.open(Optional.of(endpoint), Optional.of("us-east-1"), 8), new Random(7));
  }

  private static List<RowAnswer> read(OnlineStore from, int rows, Duration deadline) {
    List<RowRead> reads =
        IntStream.range(0, rows)
            .mapToObj(i -> new RowRead("table_" + i % 3, ("key " + i).getBytes(UTF_8)))
            .toList();
    return from.read(reads, System.nanoTime() + deadline.toNanos()).toCompletableFuture().join();
  }

  private static void assertAllFound(List<RowAnswer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).isInstanceOf(RowAnswer.Found.class);
      assertThat(((RowAnswer.Found) answers.get(i)).row()).asString(UTF_8).isEqualTo("key " + i);
    }
  }

  @Test
  void read_keysLeftUnprocessed_asksForThemAlone() {
    dynamoDb.play(new Fault.Unprocessed(4), new Fault.Unprocessed(0));
    assertAllFound(read(store, 10, LONG));

    assertThat(dynamoDb.calls).containsExactly(10, 6, 6);
  }

  @Test
  void read_unprocessedUntilTheDeadline_onlyThoseAreLate() {
    Fault[] always = Collections.nCopies(10_000, new Fault.Unprocessed(0)).toArray(Fault[]::new);
    always[0] = new Fault.Unprocessed(4);
    dynamoDb.play(always);
    // Long enough for the first answer on a busy machine, short enough to be waited for.
    List<RowAnswer> answers = read(store, 10, Duration.ofSeconds(2));

    assertThat(answers.stream().filter(RowAnswer.Found.class::isInstance)).hasSize(4);
    assertThat(answers.stream().filter(RowAnswer.Late.INSTANCE::equals)).hasSize(6);
    assertThat(dynamoDb.calls).hasSizeBetween(2, 200);
  }

  @Test
  void read_throttledOnce_isTriedAgain() {
    Fault throttle = new Fault.Refused(400, "ProvisionedThroughputExceededException");
    dynamoDb.play(throttle);
    assertAllFound(read(store, 10, LONG));
  }

  @Test
  void read_throttledTwice_failsAndSaysSo() {
    Fault throttle = new Fault.Refused(400, "ProvisionedThroughputExceededException");
    dynamoDb.play(throttle, throttle);
    List<RowAnswer> answers = read(store, 10, LONG);

    assertThat(answers)
        .hasSize(10)
        .allSatisfy(
            answer ->
                assertThat(((RowAnswer.Failed) answer).reason())
                    .contains("throttled")
                    .contains("ProvisionedThroughputExceededException"));
    assertThat(dynamoDb.calls).containsExactly(10, 10);
  }

  @Test
  void read_brokenTwice_fails() {
    Fault broken = new Fault.Refused(500, "InternalServerError");
    dynamoDb.play(broken, broken);
    assertThat(read(store, 2, LONG))
        .hasSize(2)
        .allSatisfy(
            answer ->
                assertThat(((RowAnswer.Failed) answer).reason()).contains("InternalServerError"));
  }

  @Test
  void read_oneOfThreeCallsIsRefused_theOtherRowsAreFound() {
    // No fault of one table, hence no second question; 250 rows are calls of 100, 100 and 50.
    dynamoDb.play(new Fault.Refused(400, "ExpiredTokenException"));
    List<RowAnswer> answers = read(store, 250, LONG);

    assertThat(dynamoDb.calls).containsExactlyInAnyOrder(100, 100, 50);
    long failed = answers.stream().filter(RowAnswer.Failed.class::isInstance).count();
    long found = answers.stream().filter(RowAnswer.Found.class::isInstance).count();
    assertThat(failed).isIn(50L, 100L);
    assertThat(found).isEqualTo(250 - failed);
  }

  @Test
  void read_noAnswerBeforeTheDeadline_isLate() {
    dynamoDb.play(new Fault.Silent());
    assertThat(read(store, 3, SHORT)).hasSize(3).containsOnly(RowAnswer.Late.INSTANCE);
  }

  @Test
  void read_nobodyListens_fails() throws Exception {
    String endpoint;
    try (var stopped = new FaultyDynamoDb()) {
      endpoint = stopped.endpoint();
    }

    try (var lonely = open(endpoint)) {
      assertThat(read(lonely, 1, LONG))
          .singleElement()
          .satisfies(
              answer ->
                  assertThat(((RowAnswer.Failed) answer).reason())
                      .startsWith("DynamoDB was not reached"));
    }
  }
}
