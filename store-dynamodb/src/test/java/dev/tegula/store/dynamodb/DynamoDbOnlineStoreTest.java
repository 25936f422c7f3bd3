package dev.tegula.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowItem;
import dev.tegula.store.RowRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbOnlineStoreTest {

  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;
  private static DynamoDbOnlineStore store;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = new LocalDynamoDb();
    client = dynamoDb.client();
    store = new DynamoDbOnlineStore(dynamoDb.client());
    LocalDynamoDb.createRowTable(client, "planes_1");
    LocalDynamoDb.createRowTable(client, "carriers_4");
    for (int i = 0; i < 150; i++) {
      LocalDynamoDb.put(client, "planes_1", key("N" + i), row("plane " + i));
    }
    LocalDynamoDb.put(client, "carriers_4", key("N1"), row("carrier 1"));
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    client.close();
    dynamoDb.close();
  }

  private static byte[] key(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] row(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<RowAnswer> read(List<RowRead> reads) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    return store.read(reads, deadlineNanos).toCompletableFuture().join();
  }

  /** Answers as text, as byte arrays have no content equality. */
  private static List<String> texts(List<RowAnswer> answers) {
    return answers.stream()
        .map(
            answer ->
                answer instanceof RowAnswer.Found found
                    ? new String(found.row(), UTF_8)
                    : answer.getClass().getSimpleName())
        .toList();
  }

  @Test
  void read_severalTables_answersInOrder() {
    List<RowAnswer> answers =
        read(
            List.of(
                new RowRead("planes_1", key("N7")),
                new RowRead("carriers_4", key("N1")),
                new RowRead("planes_1", key("unknown")),
                new RowRead("planes_1", key("N1"))));

    assertThat(texts(answers)).containsExactly("plane 7", "carrier 1", "Absent", "plane 1");
  }

  @Test
  void read_sameKeyTwice_answersBoth() {
    List<RowAnswer> answers =
        read(List.of(new RowRead("planes_1", key("N7")), new RowRead("planes_1", key("N7"))));

    assertThat(texts(answers)).containsExactly("plane 7", "plane 7");
  }

  @Test
  void read_moreKeysThanOneCallTakes_answersAll() {
    List<RowRead> reads = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 249; i >= 0; i--) {
      reads.add(new RowRead("planes_1", key("N" + i)));
      expected.add(i < 150 ? "plane " + i : "Absent");
    }

    assertThat(texts(read(reads))).isEqualTo(expected);
  }

  @Test
  void read_nothing_answersNothing() {
    assertThat(read(List.of())).isEmpty();
  }

  @Test
  void read_itemWithoutRow_fails() {
    LocalDynamoDb.createRowTable(client, "strange");
    client
        .putItem(
            p ->
                p.tableName("strange")
                    .item(
                        Map.of(
                            RowItem.KEY_ATTRIBUTE, LocalDynamoDb.bytes(key("a")),
                            RowItem.ROW_ATTRIBUTE, AttributeValue.fromS("no bytes"))))
        .join();

    assertThat(read(List.of(new RowRead("strange", key("a")))))
        .containsExactly(
            new RowAnswer.Failed("the item has no binary attribute v: not a packed row"));
  }

  @Test
  void read_oneTableMissing_answersTheOthers() {
    List<RowAnswer> answers =
        read(
            List.of(
                new RowRead("retired_9", key("N1")),
                new RowRead("planes_1", key("N1")),
                new RowRead("carriers_4", key("N1"))));

    assertThat(texts(answers)).containsExactly("Failed", "plane 1", "carrier 1");
    assertThat(((RowAnswer.Failed) answers.get(0)).reason())
        .contains("retired_9")
        .contains("ResourceNotFoundException");
  }

  @Test
  void read_deadlinePassed_isLate() {
    List<RowAnswer> answers =
        store
            .read(List.of(new RowRead("planes_1", key("N1"))), System.nanoTime() - 1)
            .toCompletableFuture()
            .join();

    assertThat(answers).containsExactly(RowAnswer.Late.INSTANCE);
  }

  @Test
  void read_closed_failsAsAWhole() {
    DynamoDbOnlineStore closed = new DynamoDbOnlineStore(dynamoDb.client());
    closed.close();

    assertThatThrownBy(() -> closed.read(List.of(), Long.MAX_VALUE).toCompletableFuture().join())
        .hasMessageContaining("the store is closed");
  }
}
