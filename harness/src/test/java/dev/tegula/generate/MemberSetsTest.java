package dev.tegula.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberSetsTest {

  private static final Instant EDGE = Instant.parse("2024-01-04T00:00:00Z");

  @TempDir private Path folder;

  private final MemberSets sets = new MemberSets(11, 12, 3, 9, 31);

  @Test
  void expected_everyPair_isTheJaccardIndexOfTheWrittenSets() throws Exception {
    sets.writeSources(folder);
    Map<Long, Set<String>> written = new HashMap<>();
    for (WrittenFiles.Line line : WrittenFiles.lines(folder.resolve("visits.csv"))) {
      if (line.isIn(EDGE, 28)) {
        written.computeIfAbsent(line.id(), id -> new HashSet<>()).add(line.rest());
      }
    }
    assertThat(written).hasSize(12);
    assertThat(written.values())
        .allSatisfy(
            set ->
                assertThat(set)
                    .hasSizeBetween(3, 9)
                    .noneMatch(place -> place.startsWith("outside")));
    RequestSource source = open(Workload.Stream.ONLY);
    for (int i = 0; i < 66; i++) {
      ExpectedRequest request = source.next().expected().orElseThrow();
      Set<String> a = written.get(key(request, "user_id_a"));
      Set<String> shared = new HashSet<>(a);
      shared.retainAll(written.get(key(request, "user_id_b")));
      Set<String> both = new HashSet<>(a);
      both.addAll(written.get(key(request, "user_id_b")));
      assertThat(request.expected().get(0).doubleValue())
          .isEqualTo((double) shared.size() / both.size());
    }
  }

  @Test
  void next_allStreams_meetEveryPairOnceInOneOrder() {
    Set<Set<Long>> pairs = new HashSet<>();
    int ascending = 0;
    for (int stream = 0; stream < 3; stream++) {
      RequestSource source = open(new Workload.Stream(stream, 3));
      for (int i = 0; i < 22; i++) {
        ExpectedRequest request = source.next().expected().orElseThrow();
        long a = key(request, "user_id_a");
        long b = key(request, "user_id_b");
        assertThat(a).isBetween(1L, 12L).isNotEqualTo(b);
        assertThat(b).isBetween(1L, 12L);
        assertThat(pairs.add(Set.of(a, b))).as("%d and %d again", a, b).isTrue();
        ascending += a < b ? 1 : 0;
      }
      assertThatThrownBy(source::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "12 entities make 66 pairs, and all were asked (expected: more entities, or fewer requests)");
    }
    assertThat(ascending).isBetween(10, 56);
  }

  @Test
  void at_anySize_isABijection() {
    for (int size = 1; size < 300; size++) {
      Shuffle shuffle = new Shuffle(5, size);
      boolean[] met = new boolean[size];
      for (int i = 0; i < size; i++) {
        int number = (int) shuffle.at(i);
        assertThat(met[number]).as("%d of %d", number, size).isFalse();
        met[number] = true;
      }
    }
  }

  @Test
  void greater_aroundEveryBorder_countsPairsInTriangles() {
    for (long g : new long[] {1, 2, 3, 1_000, 999_999, 50_000_000}) {
      long first = g * (g - 1) / 2;
      assertThat(PairRequests.greater(first)).isEqualTo((int) g);
      assertThat(PairRequests.greater(first + g - 1)).isEqualTo((int) g);
      assertThat(PairRequests.greater(first + g)).isEqualTo((int) g + 1);
    }
  }

  @Test
  void new_setsThatCannotBe_areRefused() {
    assertThatThrownBy(() -> new MemberSets(1, 10, 5, 4, 31)).hasMessageContaining("ascending");
    assertThatThrownBy(() -> new MemberSets(1, 10, 5, 31, 31)).hasMessageContaining("ascending");
    assertThatThrownBy(() -> new MemberSets(1, 10, 5, 6, 33))
        .hasMessage("universe: 33 (expected: a prime)");
  }

  @Test
  void rows_ofItsView_areThoseOfTheFileBeforeTheEdge() throws Exception {
    sets.writeSources(folder);
    long[] rows = new long[1];
    sets.rows(
        "user_places",
        List.of("place"),
        new RowVisitor() {
          private long last;

          @Override
          public void begin(List<Object> joinKeys) {
            last = Long.MIN_VALUE;
          }

          @Override
          public void row(long timeMicros, Object[] values) {
            assertThat(timeMicros).isGreaterThanOrEqualTo(last);
            last = timeMicros;
            rows[0]++;
          }

          @Override
          public void end() {}
        });

    assertThat(rows[0])
        .isEqualTo(
            WrittenFiles.lines(folder.resolve("visits.csv")).stream()
                .filter(line -> line.at().isBefore(EDGE))
                .count());
  }

  private RequestSource open(Workload.Stream stream) {
    return sets.services().get(0).requests().open(3, stream);
  }

  private static long key(ExpectedRequest request, String name) {
    JsonNode key = request.body().at("/params/join_key_map/" + name);
    return Long.parseLong(key.textValue());
  }
}
