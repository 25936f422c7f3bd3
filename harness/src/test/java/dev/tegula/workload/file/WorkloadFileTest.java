package dev.tegula.workload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.workload.AnswerCheck;
import dev.tegula.workload.Profile;
import dev.tegula.workload.Workload;
import dev.tegula.workload.Workload.ServiceLoad;
import dev.tegula.workload.WorkloadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadFileTest {

  private static final Path WORKLOADS = Path.of("..", "workloads");
  private static final String GENERATED =
      """
      name: mine
      description: a test
      seed: 1
      load: {rate_per_second: {smoke: 2.5, canonical: 100}, warmup: 0s, duration: 500ms}
      keys: {zipf: 1.1}
      generate:
        entities: {user: {smoke: 3, canonical: 9}}
        views:
          - {name: view, count: 2, entities: [user], aggregation_interval: 7d, look_ups: 1, sums: {28d: 2}}
        services:
          - {name: all, share: 1, views: {view: 2}}
      """;
  private static final String KEYS =
      """
      name: mine
      description: a test
      seed: 1
      load: {rate_per_second: 5, warmup: 1s, duration: 2m}
      requests:
        workspace: prod
        services:
          - {name: risk, share: 3, features: 7, key_file: keys.jsonl}
          - {name: card, share: 1, features: 2, key_ranges: {user_id: 1..100}}
      """;

  @TempDir private Path folder;

  static List<Path> published() throws IOException {
    try (Stream<Path> files = Files.list(WORKLOADS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void read_publishedWorkload_asksEveryServiceInBothProfiles(Path file) throws Exception {
    for (Profile profile : Profile.values()) {
      Workload workload = WorkloadFile.read(file, profile).workload();

      assertThat(file).hasFileName(workload.name() + ".yaml");
      assertThat(workload.check()).isEqualTo(AnswerCheck.VALUES);
      assertThat(workload.samples())
          .extracting(WorkloadRequest::service)
          .containsExactlyElementsOf(
              workload.services().stream().map(ServiceLoad::service).toList());
    }
  }

  @Test
  void read_scenario1_isThePublishedMix() throws Exception {
    Workload workload =
        WorkloadFile.read(WORKLOADS.resolve("scenario-1.yaml"), Profile.SMOKE).workload();

    assertThat(workload.services())
        .extracting(ServiceLoad::share)
        .containsExactly(60.0, 20.0, 20.0);
    List<WorkloadRequest> samples = workload.samples();
    assertThat(samples)
        .extracting(sample -> sample.expected().orElseThrow().names().size())
        .containsExactly(5_000, 500, 1_000);
    List<String> names = samples.get(0).expected().orElseThrow().names();
    Map<String, Long> mix =
        names.stream()
            .collect(
                Collectors.groupingBy(
                    name -> name.replaceAll(".*(look_up|sum_\\d+d_1d).*", "$1"),
                    Collectors.counting()));
    assertThat(mix)
        .isEqualTo(
            Map.of(
                "look_up", 1_250L,
                "sum_28d_1d", 1_250L,
                "sum_7d_1d", 1_250L,
                "sum_1d_1d", 1_000L,
                "sum_356d_1d", 250L));
    assertThat(names.stream().map(name -> name.split("\\.")[0]).distinct()).hasSize(50);
  }

  @Test
  void read_ownFile_takesTheProfilesValues() throws Exception {
    Path file = write(GENERATED);

    Workload smoke = WorkloadFile.read(file, Profile.SMOKE).workload();
    Workload canonical = WorkloadFile.read(file, Profile.CANONICAL).workload();

    assertThat(smoke.load().ratePerSecond()).isEqualTo(2.5);
    assertThat(canonical.load().ratePerSecond()).isEqualTo(100);
    assertThat(smoke.load().duration()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void read_keysOfSomebodyElse_checksShapes() throws Exception {
    Files.writeString(folder.resolve("keys.jsonl"), "{\"tail\":\"N1\"}\n{\"tail\":\"N2\"}\n");

    WorkloadFile read = WorkloadFile.read(write(KEYS), Profile.SMOKE);

    assertThat(read.generated()).isEmpty();
    assertThat(read.workload().check()).isEqualTo(AnswerCheck.SHAPE);
    assertThat(read.workload().services())
        .extracting(ServiceLoad::service)
        .containsExactly("risk", "card");
  }

  @Test
  void read_keyFileThatIsNone_namesFileAndLine() throws Exception {
    Files.writeString(folder.resolve("keys.jsonl"), "{\"tail\":\"N1\"}\n[1]\n");
    assertThatThrownBy(() -> WorkloadFile.read(write(KEYS), Profile.SMOKE))
        .hasMessageEndingWith("keys.jsonl:2: [1] (expected: a JSON object of join keys)");

    Files.delete(folder.resolve("keys.jsonl"));
    assertThatThrownBy(() -> WorkloadFile.read(write(KEYS), Profile.SMOKE))
        .hasMessageContaining("requests.services[0].key_file: ")
        .hasMessageEndingWith("(expected: a file of join key maps, one JSON object a line)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: mine | name: My Own | name: My Own (expected: lower-case letters, digits, dots and hyphens)",
        "seed: 1 | seed: one | seed: one (expected: a whole number)",
        "seed: 1 | sead: 1 | seed: missing (expected: a whole number)",
        "smoke: 2.5 | smoke: 0 | load.rate_per_second: 0 (expected: a number > 0)",
        "smoke: 2.5 | smoke: fast | load.rate_per_second: fast (expected: a number > 0)",
        "smoke: 2.5, | smok: 2.5, | load.rate_per_second: {smok=2.5, canonical=100} (expected: a number > 0)",
        "500ms | 1 day | load.duration: 1 day (expected: a duration such as 30s)",
        "500ms | 0s | load.duration: 0s (expected: longer than 0s)",
        "warmup: 0s | warm_up: 0s | load.warmup: missing (expected: a duration such as 30s)",
        "duration: 500ms | duration: 1s, burst: 2 | load.burst: unknown key (expected: rate_per_second, warmup, duration)",
        "zipf: 1.1 | zipf: -1 | keys.zipf: -1 (expected: a number > 0)",
        "zipf: 1.1 | zipf: 11 | keys.zipf: 11.0 (expected: at most 10)",
        "smoke: 3 | smoke: 0 | generate.entities.user: 0 (expected: a whole number from 1 to 10000000)",
        "entities: [user] | entities: [shop] | generate.views[0].entities: shop (expected: one of [user])",
        "count: 2 | count: 100 | generate.views[0].count: 100 (expected: a whole number from 1 to 99)",
        "aggregation_interval: 7d | aggregation_interval: 2d | generate.views[0].aggregation_interval: 2d (expected: 1d or 7d)",
        "28d: 2 | 30d: 2 | generate.views[0].sums: 30d (expected: a multiple of aggregation_interval 7d)",
        "28d: 2 | 4w: 2 | generate.views[0].sums: 4w (expected: days such as 28d, at most 3650d)",
        "look_ups: 1 | lookups: 1 | generate.views[0].lookups: unknown key (expected: name, entities,",
        "views: {view: 2} | views: {view: 3} | generate.services[0].views.view: 3 (expected: at most 2, as declared)",
        "views: {view: 2} | views: {other: 1} | generate.services[0].views.other: 1 (expected: at most 0, as declared)",
        "share: 1 | share: 0 | generate.services[0].share: 0 (expected: a number > 0)",
        "name: all | name: All | generate.services[0].name: All (expected: lower-case letters, digits and single _)",
        "generate: | requests: 1\\ngenerate: | 2 kinds of requests (expected: exactly one of generate, expected_requests, requests)",
        "generate: | make: | 0 kinds of requests (expected: exactly one of generate, expected_requests, requests)",
      })
  void read_whatItMayNotSay_namesFileFieldValueAndExpectation(
      String right, String wrong, String message) throws Exception {
    assertThat(GENERATED).contains(right);
    Path file = write(GENERATED.replace(right, wrong.replace("\\n", "\n")));

    assertThatThrownBy(() -> WorkloadFile.read(file, Profile.SMOKE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smallest: 2 | smallest: 4 | generate.sets.largest: 3 (expected: a whole number from 4 to 1000)",
        "universe: 7 | universe: 8 | generate.sets.universe: 8 (expected: a prime)",
        "universe: 7 | universe: 3 | generate.sets.universe: 3 (expected: a whole number from 4 to 100000)",
        "entities: 4 | entities: 1 | generate.sets.entities: 1 (expected: a whole number from 2 to 1000000)",
        "seed: 1 | seed: 1\\nkeys: {zipf: 1} | generate.sets.entities: with skewed keys (expected: no keys, as no pair comes twice)",
      })
  void read_setsThatCannotBe_namesFileFieldValueAndExpectation(
      String right, String wrong, String message) throws Exception {
    String sets =
        GENERATED.substring(0, GENERATED.indexOf("keys:"))
            + "generate: {sets: {entities: 4, smallest: 2, largest: 3, universe: 7}}\n";
    assertThat(sets).contains(right);
    Path file = write(sets.replace(right, wrong.replace("\\n", "\n")));

    assertThatThrownBy(() -> WorkloadFile.read(file, Profile.SMOKE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": " + message);
  }

  @Test
  void read_namesTwice_areRefused() throws Exception {
    Path file =
        write(
            GENERATED.replace(
                "  services:\n", "  services:\n    - {name: all, share: 2, views: {view: 1}}\n"));

    assertThatThrownBy(() -> WorkloadFile.read(file, Profile.SMOKE))
        .hasMessage(file + ": generate.services: [all, all] (expected: each name once)");
  }

  @Test
  void read_noWorkload_saysWhatIsThere() throws Exception {
    assertThatThrownBy(() -> WorkloadFile.read(folder.resolve("none.yaml"), Profile.SMOKE))
        .hasMessageEndingWith("none.yaml: no such file (expected: a workload)");
    assertThatThrownBy(() -> WorkloadFile.read(write("- a list"), Profile.SMOKE))
        .hasMessageEndingWith("mine.yaml: no mapping (expected: a workload)");
    assertThatThrownBy(() -> WorkloadFile.read(write("name: [open"), Profile.SMOKE))
        .hasMessageEndingWith("(expected: YAML)");
    assertThatThrownBy(() -> WorkloadFile.read(write("name: a\nname: b\n"), Profile.SMOKE))
        .hasMessageContaining("duplicate key name");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }
}
