package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.FaultyTables.Fault;
import dev.tegula.backfill.report.BackfillException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** That DynamoDB itself judges the condition so is proved against the stand-in of local-aws. */
class FencedRowWriterTest {

  private final List<Long> pauses = new ArrayList<>();
  private FaultyTables tables;
  private DynamoDbAsyncClient dynamoDb;

  @BeforeEach
  void start() throws IOException {
    tables = FaultyTables.start();
    tables.table("t");
    dynamoDb = tables.access().dynamoDbAsyncForWrites();
  }

  @AfterEach
  void stop() {
    dynamoDb.close();
    tables.close();
  }

  private RowWriter writer(long token) {
    return RowWriter.fenced(dynamoDb, new RowWriter.Fence("t", token), pauses::add, new Random(1));
  }

  private static List<PackedItem> rows(int count, int value) {
    return IntStream.range(0, count)
        .mapToObj(key -> PackedItem.of(new byte[] {1, (byte) key}, new byte[] {(byte) value}))
        .toList();
  }

  @Test
  void write_sameOrLaterLease_replacesRows() {
    assertThat(writer(3).write(rows(60, 1).iterator())).isEqualTo(new WriteCount(60, 60, 3, 0));
    assertThat(writer(3).write(rows(60, 2).iterator()).items()).isEqualTo(60);
    assertThat(writer(4).write(rows(60, 3).iterator()).items()).isEqualTo(60);
    assertThat(tables.rows("t"))
        .hasSize(60)
        .containsEntry("0100", "03")
        .containsEntry("013b", "03");
  }

  @Test
  void write_underALeaseThatWasTakenOver_changesNothingAndSaysSo() {
    writer(8).write(rows(60, 2).iterator());
    assertThatThrownBy(() -> writer(7).write(rows(60, 1).iterator()))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "table t: the row under key 0100 was written under a later lease (expected: none after token 7); nothing more is written under this one");
    assertThat(tables.rows("t").values()).hasSize(60).containsOnly("02");
  }

  @Test
  void write_throttledAndUnanswered_isSentAgain() {
    tables.play(
        new Fault.Refused(400, "ProvisionedThroughputExceededException"),
        new Fault.Refused(500, "InternalServerError"),
        new Fault.Unanswered());
    WriteCount count = writer(1).write(rows(5, 1).iterator());
    assertThat(tables.rows("t")).hasSize(5);
    assertThat(count.items()).isEqualTo(5);
    assertThat(count.itemsSentAgain()).isEqualTo(3);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void write_refused_failsAtOnce() {
    tables.play(new Fault.Refused(400, "ValidationException"));
    assertThatThrownBy(() -> writer(1).write(rows(1, 1).iterator()))
        .isInstanceOf(BackfillException.class)
        .hasMessageStartingWith("table t: write refused: ");
  }

  @ParameterizedTest
  @CsvSource({"7,0,3", "7,1764115200,10", "100,0,4", "12345678,1764115200,13"})
  void write_itemAtTheLimit_countsItsNumbersToo(long token, long expiresSeconds, int numbersBytes) {
    byte[] key = {1, 0};
    int mostBytes = PackedItem.MAX_ITEM_BYTES - 2 - key.length - numbersBytes;
    PackedItem largest = new PackedItem(key, new byte[mostBytes], expiresSeconds);
    assertThat(writer(token).write(List.of(largest).iterator()).items()).isEqualTo(1);
    PackedItem larger = new PackedItem(key, new byte[mostBytes + 1], expiresSeconds);
    assertThatThrownBy(() -> writer(token).write(List.of(larger).iterator()))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "table t: the row under key 0100: an item of 409601 bytes (expected: <= 409600, the most that DynamoDB keeps)");
    assertThat(tables.itemsWritten()).isEqualTo(1);
  }
}
