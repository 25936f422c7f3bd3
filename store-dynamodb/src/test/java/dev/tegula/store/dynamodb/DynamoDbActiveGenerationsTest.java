package dev.tegula.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.store.Generation;
import dev.tegula.store.GenerationConflictException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbActiveGenerationsTest {

  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;
  private DynamoDbActiveGenerations generations;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = new LocalDynamoDb();
    client = dynamoDb.client();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    dynamoDb.close();
  }

  @BeforeEach
  void open() {
    generations =
        new DynamoDbActiveGenerations(dynamoDb.client(), Clock.systemUTC(), Duration.ofMinutes(1));
  }

  @AfterEach
  void forgetAll() {
    generations.close();
    if (client.listTables().join().tableNames().contains(DynamoDbActiveGenerations.TABLE)) {
      client.deleteTable(t -> t.tableName(DynamoDbActiveGenerations.TABLE)).join();
    }
  }

  private static Generation generation(String group, long number) {
    return new Generation(group, group + "_" + number, number, 1_388_534_400_000_000L, 0, "abc");
  }

  @Test
  void current_nothingPublished_isEmpty() {
    assertThat(generations.current()).isEmpty();
  }

  @Test
  void publish_successors_theLatestIsActive() {
    generations.publish(generation("plane_delays", 1));
    generations.publish(generation("aircraft", 1));
    generations.publish(generation("plane_delays", 2));

    assertThat(generations.current())
        .isEqualTo(
            Map.of(
                "plane_delays", generation("plane_delays", 2),
                "aircraft", generation("aircraft", 1)));
  }

  @Test
  void publish_wrongPredecessor_conflicts() {
    assertThatThrownBy(() -> generations.publish(generation("plane_delays", 2)))
        .isInstanceOf(GenerationConflictException.class)
        .hasMessage("generation 2 of plane_delays: the active one is none (expected: 1)");

    generations.publish(generation("plane_delays", 1));
    assertThatThrownBy(() -> generations.publish(generation("plane_delays", 1)))
        .isInstanceOf(GenerationConflictException.class)
        .hasMessage("generation 1 of plane_delays: the active one is 1 (expected: 0)");
  }

  @Test
  void publish_atTheSameTime_oneWins() {
    List<CompletableFuture<Boolean>> attempts =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> publishes("plane_" + i)))
            .toList();

    assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(generations.current()).hasSize(1);
  }

  private boolean publishes(String location) {
    try {
      generations.publish(new Generation("plane_delays", location, 1, 0, 0, "abc"));
      return true;
    } catch (GenerationConflictException e) {
      return false;
    }
  }

  @Test
  void current_severalPages_hasAll() {
    // A page ends at 1 MB, before the projection.
    String longHash = "h".repeat(300_000);
    for (int i = 0; i < 8; i++) {
      generations.publish(new Generation("group_" + i, "table", 1, 0, 0, longHash));
    }

    assertThat(generations.current()).hasSize(8);
  }

  @Test
  void publish_manyTimes_keepsTheLastTenPredecessors() {
    for (int number = 1; number <= 13; number++) {
      generations.publish(generation("plane_delays", number));
    }

    Map<String, AttributeValue> key = Map.of("tableGroup", AttributeValue.fromS("plane_delays"));
    List<AttributeValue> history =
        client
            .getItem(get -> get.tableName(DynamoDbActiveGenerations.TABLE).key(key))
            .join()
            .item()
            .get("history")
            .l();
    assertThat(history)
        .extracting(before -> GenerationItem.read(before.m()).number())
        .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
  }

  @Test
  void history_tableThatRowsWereWrittenInto_isNotItsOwnPredecessor() {
    generations.publish(new Generation("plane_delays", "first", 1, 10, 0, "abc"));
    generations.publish(new Generation("plane_delays", "second", 2, 20, 0, "abc"));
    generations.publish(new Generation("plane_delays", "second", 3, 30, 0, "abc"));

    assertThat(generations.history("plane_delays"))
        .extracting(old -> old.generation().location())
        .containsExactly("first");
  }

  @Test
  void history_rolledBack_hasTheTableThatWasLeft() {
    generations.publish(new Generation("plane_delays", "first", 1, 10, 0, "abc"));
    generations.publish(new Generation("plane_delays", "second", 2, 20, 0, "abc"));
    generations.publish(new Generation("plane_delays", "first", 3, 10, 0, "abc"));

    assertThat(generations.history("plane_delays"))
        .extracting(old -> old.generation().location(), old -> old.generation().number())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("second", 2L));
  }

  @Test
  void history_nothingPublished_isEmpty() {
    assertThat(generations.history("plane_delays")).isEmpty();
  }

  @Test
  void current_strangeItem_namesGroupAndAttribute() {
    generations.publish(generation("plane_delays", 1));
    client
        .putItem(
            put ->
                put.tableName(DynamoDbActiveGenerations.TABLE)
                    .item(Map.of("tableGroup", AttributeValue.fromS("by_hand"))))
        .join();

    assertThatThrownBy(generations::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tegula_generations: by_hand: location: missing (expected: a string)");
  }
}
