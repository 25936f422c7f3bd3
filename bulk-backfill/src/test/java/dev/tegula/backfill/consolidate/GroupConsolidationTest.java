package dev.tegula.backfill.consolidate;

import static dev.tegula.backfill.TestSpark.at;
import static dev.tegula.backfill.TestSpark.row;
import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;
import static dev.tegula.backfill.TestViews.aggregate;
import static dev.tegula.backfill.TestViews.attribute;
import static dev.tegula.backfill.consolidate.StagedEvents.EDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.tile.CorruptRowException;
import dev.tegula.tile.GroupRow;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupConsolidationTest {

  private static final List<FeatureView> VIEWS =
      List.of(
          TestViews.view("unused", aggregate("x", ScalarType.FLOAT64, "mean", 1, 31)),
          TestViews.view("unused", attribute("s", ScalarType.STRING)),
          TestViews.view(
              "unused",
              aggregate("x", ScalarType.FLOAT64, "sum", 7),
              aggregate("s", ScalarType.STRING, "last_distinct", 31)));

  @TempDir private Path folder;
  private TestBucket bucket;

  @BeforeEach
  void start() throws IOException {
    bucket = TestBucket.start();
  }

  @AfterEach
  void stop() {
    bucket.close();
  }

  @Test
  void run_randomRowsOfThreeViews_rowsOfTablesOfTheirOwnInOneItemPerEntity() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Consolidation.Input> members = new ArrayList<>();
    for (FeatureView view : VIEWS) {
      members.add(staged(view, randomRows(random, 700)));
    }
    List<Map<String, String>> alone = new ArrayList<>();
    for (int member = 0; member < VIEWS.size(); member++) {
      alone.add(bucket.rows("alone%d/".formatted(member), consolidatedAlone(members, member)));
    }
    Map<String, String> packed = bucket.rows("packed/", consolidated(members));
    assertThat(packed.keySet())
        .as("seed " + seed)
        .isEqualTo(new TreeSet<>(alone.stream().flatMap(rows -> rows.keySet().stream()).toList()));
    for (int member = 0; member < VIEWS.size(); member++) {
      Map<String, String> rows = member(packed, member);
      assertThat(ServedValues.of(VIEWS.get(member), EDGE, rows))
          .as("seed " + seed)
          .isEqualTo(ServedValues.of(VIEWS.get(member), EDGE, alone.get(member)));
      assertThat(rows.keySet()).isEqualTo(alone.get(member).keySet());
    }
    assertThat(packed.size()).isGreaterThan(alone.get(0).size());
  }

  /** Groups are carried forward by new tables, so that no row is asked for another edge. */
  @Test
  void run_rows_serveTheLeadingEdgeOnly() throws IOException {
    Random random = new Random(3);
    List<Consolidation.Input> members =
        List.of(
            staged(VIEWS.get(0), randomRows(random, 5_000)),
            staged(VIEWS.get(1), randomRows(random, 10)),
            staged(VIEWS.get(2), randomRows(random, 10)));
    Map<String, String> rows = member(bucket.rows("packed/", consolidated(members)), 0);
    Map<String, String> anyEdge = bucket.rows("alone0/", consolidatedAlone(members, 0));
    assertThatThrownBy(() -> ServedValues.of(VIEWS.get(0), EDGE + DAY_MICROS, rows))
        .isInstanceOf(CorruptRowException.class);
    assertThat(rows.values().stream().mapToInt(String::length).sum())
        .isLessThan(anyEdge.values().stream().mapToInt(String::length).sum());
  }

  /** One view's rows by key, in hex. */
  private static Map<String, String> member(Map<String, String> items, int member) {
    Map<String, String> rows = new TreeMap<>();
    items.forEach(
        (key, item) -> {
          byte[] row = GroupRow.member(HexFormat.of().parseHex(item), false, member, VIEWS.size());
          if (row != null) {
            rows.put(key, HexFormat.of().formatHex(row));
          }
        });
    return rows;
  }

  @Test
  void run_fewerRowsThanCommittedInOneMember_namesIt() throws IOException {
    Random random = new Random(1);
    Consolidation.Input whole = staged(VIEWS.get(0), randomRows(random, 10));
    Consolidation.Input attributes = staged(VIEWS.get(1), randomRows(random, 10));
    Consolidation.Input lacking = StagedEvents.lackingARow(attributes);
    assertThatThrownBy(() -> consolidated(List.of(whole, lacking)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("10 rows in the offline store (expected: 11, as committed)");
  }

  @Test
  void merge_twoEntitiesOfOneHash_matchedByKey() {
    GroupMerge merge =
        new GroupMerge(
            parts(part(5, 1, 0), part(5, 2, 0), part(9, 3, 0)),
            parts(part(4, 4, 1), part(5, 2, 1), part(5, 7, 1)));
    List<String> seen = new ArrayList<>();
    while (merge.hasNext()) {
      GroupPart part = merge.next();
      seen.add(
          part.isLast()
              ? "last " + part.rowsRead()[0] + part.rowsRead()[1]
              : part.key()[0] + ":" + (part.rows()[0] != null) + (part.rows()[1] != null));
    }
    assertThat(seen)
        .containsExactly(
            "4:falsetrue", "1:truefalse", "2:truetrue", "7:falsetrue", "3:truefalse", "last 22");
  }

  private static GroupPart part(long hash, int key, int member) {
    byte[][] rows = new byte[2][];
    rows[member] = new byte[] {(byte) member};
    return new GroupPart(hash, new byte[] {(byte) key}, rows, new long[2], new long[2]);
  }

  private static Iterator<GroupPart> parts(GroupPart... parts) {
    return Stream.concat(Stream.of(parts), Stream.of(GroupPart.last(new long[] {1, 1}))).iterator();
  }

  private List<ImportObject> consolidated(List<Consolidation.Input> members) {
    return new GroupConsolidation(TestSpark.session(), new Consolidation(TestSpark.session(), 1))
        .run("group", members, bucket.placement("packed/"));
  }

  private List<ImportObject> consolidatedAlone(List<Consolidation.Input> members, int member) {
    return new Consolidation(TestSpark.session(), 1)
        .run(members.get(member), bucket.placement("alone%d/".formatted(member)));
  }

  private Consolidation.Input staged(FeatureView view, List<Row> rows) throws IOException {
    return StagedEvents.input(view, rows, 2, folder);
  }

  private static List<Row> randomRows(Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          row(
              "u" + random.nextInt(400),
              (long) random.nextInt(2),
              at(START + (long) (random.nextDouble() * 31 * DAY_MICROS)),
              random.nextInt(3),
              random.nextGaussian(),
              null,
              "s" + random.nextInt(9),
              null,
              null));
    }
    return rows;
  }
}
