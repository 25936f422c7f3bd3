package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.FaultyTables.Fault;
import dev.tegula.backfill.report.BackfillException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RowWriterTest {

  private final List<Long> pauses = new ArrayList<>();
  private FaultyTables tables;
  private DynamoDbClient dynamoDb;

  @BeforeEach
  void start() throws IOException {
    tables = FaultyTables.start();
    tables.table("t");
    dynamoDb = tables.access().dynamoDbForWrites();
  }

  @AfterEach
  void stop() {
    dynamoDb.close();
    tables.close();
  }

  private RowWriter writer(String table) {
    return new RowWriter(dynamoDb, table, pauses::add, new Random(1));
  }

  private static PackedItem row(int key, int value, int bytes) {
    ByteBuffer row = ByteBuffer.allocate(bytes).putInt(value);
    return PackedItem.of(ByteBuffer.allocate(4).putInt(key).array(), row.array());
  }

  private static List<PackedItem> rows(int count, int bytes) {
    return IntStream.range(0, count).mapToObj(key -> row(key, key, bytes)).toList();
  }

  private static Map<String, String> byKey(List<PackedItem> rows) {
    Map<String, String> byKey = new TreeMap<>();
    HexFormat hex = HexFormat.of();
    rows.forEach(row -> byKey.put(hex.formatHex(row.key()), hex.formatHex(row.row())));
    return byKey;
  }

  @Test
  void write_manyRows_goInBatchesAndAreMetered() {
    List<PackedItem> rows =
        Stream.concat(rows(30, 1_018).stream(), Stream.of(row(99, 1, 1_019))).toList();
    WriteCount count = writer("t").write(rows.iterator());
    assertThat(tables.rows("t")).isEqualTo(byKey(rows));
    assertThat(tables.batches).containsExactly(25, 6);
    // 30 items of exactly 1,024 bytes, names included, and one of a byte more.
    assertThat(count).isEqualTo(new WriteCount(31, 32, 2, 0));
    assertThat(pauses).isEmpty();
  }

  @Test
  void write_keyThatComesAgain_theLaterRowWins() {
    List<PackedItem> rows = List.of(row(1, 1, 9), row(2, 2, 9), row(1, 3, 9), row(1, 4, 9));
    assertThat(writer("t").write(rows.iterator()).items()).isEqualTo(4);
    assertThat(tables.rows("t")).isEqualTo(byKey(rows));
    assertThat(tables.batches).containsExactly(2, 1, 1);
  }

  @Test
  void write_unprocessedItems_areSentAgainBeforeLaterRows() {
    tables.play(new Fault.Unprocessed(1), new Fault.Unprocessed(0), new Fault.Unprocessed(1));
    List<PackedItem> rows = List.of(row(1, 1, 9), row(2, 2, 9), row(3, 3, 9), row(3, 4, 9));
    WriteCount count = writer("t").write(rows.iterator());
    assertThat(tables.rows("t")).isEqualTo(byKey(rows));
    assertThat(tables.batches).containsExactly(3, 2, 2, 1, 1);
    assertThat(count).isEqualTo(new WriteCount(4, 4, 5, 2 + 2 + 1));
    assertThat(pauses).hasSize(3).allMatch(millis -> millis >= 1 && millis <= 100);
  }

  @Test
  void write_throttledRefusedAndUnanswered_isSentAgain() {
    tables.play(
        new Fault.Refused(400, "ProvisionedThroughputExceededException"),
        new Fault.Refused(400, "ThrottlingException"),
        new Fault.Refused(500, "InternalServerError"),
        new Fault.Refused(503, "ServiceUnavailable"),
        new Fault.Unanswered());
    List<PackedItem> rows = rows(3, 9);
    WriteCount count = writer("t").write(rows.iterator());
    assertThat(tables.rows("t")).isEqualTo(byKey(rows));
    assertThat(tables.batches).containsOnly(3).hasSizeGreaterThanOrEqualTo(6);
    assertThat(count.items()).isEqualTo(3);
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void write_nothingTakenForLong_givesUp() {
    for (int i = 0; i < 24; i++) {
      tables.play(new Fault.Refused(400, "ThrottlingException"));
    }
    assertThatThrownBy(() -> writer("t").write(rows(2, 9).iterator()))
        .isInstanceOf(BackfillException.class)
        .hasMessageMatching(
            "table t: no row taken in 24 attempts: as the script says.*"
                + " \\(expected: a table with write capacity\\)");
    assertThat(pauses).hasSize(23).allMatch(millis -> millis <= 10_000);
  }

  @Test
  void write_missingTable_failsAtOnce() {
    assertThatThrownBy(() -> writer("absent").write(rows(2, 9).iterator()))
        .isInstanceOf(BackfillException.class)
        .hasMessageStartingWith("table absent: write refused: ");
    assertThat(tables.batches).hasSize(1);
  }

  @Test
  void write_interrupted_stops() {
    tables.play(new Fault.Unprocessed(0));
    RowWriter interrupted =
        new RowWriter(
            dynamoDb,
            "t",
            millis -> {
              throw new InterruptedException();
            },
            new Random(1));
    assertThatThrownBy(() -> interrupted.write(rows(2, 9).iterator()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
