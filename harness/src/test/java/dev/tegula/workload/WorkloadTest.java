package dev.tegula.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tegula.workload.KeyRequests.Listed;
import dev.tegula.workload.KeyRequests.Range;
import dev.tegula.workload.KeyRequests.Ranges;
import dev.tegula.workload.Workload.ServiceLoad;
import dev.tegula.workload.Workload.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final KeyChoice UNIFORM = new KeyChoice.Uniform();

  private static Workload workload() {
    Map<String, Range> ranges = new LinkedHashMap<>();
    ranges.put("user", new Range(1, 5));
    ranges.put("item", new Range(-3, -2));
    KeyRequests frequent = new KeyRequests("prod", "frequent", 2, new Ranges(ranges, UNIFORM));
    KeyRequests rare =
        new KeyRequests(
            "prod",
            "rare",
            1,
            new Listed(List.of(JsonNodeFactory.instance.objectNode().put("tail", "N1")), UNIFORM));
    LoadShape load = new LoadShape(10, Duration.ZERO, Duration.ofSeconds(1));
    return new Workload(
        "w",
        Profile.SMOKE,
        1,
        load,
        List.of(new ServiceLoad(60, frequent), new ServiceLoad(20, rare)));
  }

  @Test
  void open_manyRequests_sharesServicesAsDeclared() {
    RequestSource source = workload().open(Stream.ONLY);
    Map<String, Integer> asked = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      asked.merge(source.next().service(), 1, Integer::sum);
    }

    // Seeded; six standard deviations.
    assertThat(asked.get("frequent") / 20_000.0).isCloseTo(0.75, within(0.02));
    assertThat(asked).containsOnlyKeys("frequent", "rare");
  }

  @Test
  void open_sameStream_sameBodies_otherStream_others() {
    assertThat(bodies(new Stream(0, 2))).isEqualTo(bodies(new Stream(0, 2)));
    assertThat(bodies(new Stream(0, 2))).isNotEqualTo(bodies(new Stream(1, 2)));
  }

  private static List<String> bodies(Stream stream) {
    RequestSource source = workload().open(stream);
    return java.util.stream.Stream.generate(source::next)
        .limit(50)
        .map(request -> new String(request.body(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void next_ranges_areWholeBodiesWithinThem() {
    RequestSource source = workload().only("frequent").open(Stream.ONLY);
    for (int i = 0; i < 100; i++) {
      assertThat(new String(source.next().body(), StandardCharsets.UTF_8))
          .matches(
              "\\{\"params\":\\{\"workspace_name\":\"prod\",\"feature_service_name\":\"frequent\","
                  + "\"join_key_map\":\\{\"user\":\"[1-5]\",\"item\":\"-[23]\"}}}");
    }
  }

  @Test
  void matches_knownShape_countsValues() {
    WorkloadRequest request = workload().only("frequent").samples().get(0);

    assertThat(matches(request, "{\"result\":{\"features\":[1,[2,{\"a\":3}]]}}")).isTrue();
    assertThat(matches(request, "{\"result\":{\"features\":[null,\"x\"]}}")).isTrue();
    for (String wrong :
        List.of(
            "",
            "{}",
            "{\"result\":{\"features\":[1]}}",
            "{\"result\":{\"features\":[1,2,3]}}",
            "{\"result\":{\"features\":[1,2]}} 3",
            "{\"result\":{\"features\":[1,[2}}")) {
      assertThat(matches(request, wrong)).as(wrong).isFalse();
      assertThat(request.differences(200, wrong.getBytes(StandardCharsets.UTF_8)))
          .as(wrong)
          .hasSize(1);
    }
    assertThat(request.differences(503, new byte[0]).get(0))
        .hasToString("answer: HTTP 503  (expected: HTTP 200 with 2 values)");
    assertThat(workload().check()).isEqualTo(AnswerCheck.SHAPE);
  }

  private static boolean matches(WorkloadRequest request, String answer) {
    return request.matches(answer.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void only_unknownService_isRefused() {
    assertThatThrownBy(() -> workload().only("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("service: other (expected: one of [frequent, rare])");
  }

  @Test
  void open_zipf_drawsRanksInProportion() {
    int count = 50;
    double exponent = 1.2;
    int draws = 200_000;
    IntSupplier next = new KeyChoice.Zipf(exponent).open(count, new SplittableRandom(4));
    int[] drawn = new int[count];
    for (int i = 0; i < draws; i++) {
      drawn[next.getAsInt()]++;
    }

    double sum = 0;
    for (int rank = 1; rank <= count; rank++) {
      sum += Math.pow(rank, -exponent);
    }
    for (int rank = 1; rank <= count; rank++) {
      double expected = Math.pow(rank, -exponent) / sum;
      double deviation = Math.sqrt(expected * (1 - expected) / draws);
      assertThat(drawn[rank - 1] / (double) draws)
          .as("rank %d", rank)
          .isCloseTo(expected, within(5 * deviation));
    }
  }
}
