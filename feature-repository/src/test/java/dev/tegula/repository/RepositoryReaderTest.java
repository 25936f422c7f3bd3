package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OnDemandView.InputFeature;
import dev.tegula.definition.OnDemandView.OnDemandFeature;
import dev.tegula.definition.OnDemandView.SetComparison;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.SetMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepositoryReaderTest {

  @TempDir Path folder;

  private FeatureRepository read(String yaml) throws Exception {
    Files.writeString(folder.resolve("features.yaml"), yaml);
    return RepositoryReader.read(folder);
  }

  @Test
  void read_completeRepository_yieldsEveryDeclaration() throws Exception {
    FeatureRepository repository = read(Repositories.complete());

    assertThat(repository.workspace()).isEqualTo("prod");
    assertThat(repository.featureViews())
        .extracting(FeatureView::name)
        .containsExactly("plane_delays", "plane_destinations", "gate_facts");
    FeatureView delays = repository.featureViews().get(0);
    assertThat(delays.outputs())
        .extracting(OutputFeature::name)
        .containsExactly("dep_delay_mean_1d_1d", "dep_delay_mean_7d_1d", "distance");
    assertThat(delays.rows().source().path())
        .isEqualTo(folder.resolve("data/flights.parquet").toString());
    assertThat(delays.rows().tieBreaker()).containsExactly("carrier", "flight");
    assertThat(delays.schedule().featureStartMicros()).isEqualTo(1_356_998_400_000_000L);
    assertThat(delays.schedule().manualTriggerBackfillEndMicros()).hasValue(1_388_534_400_000_000L);
    assertThat(delays.schedule().maxBackfillIntervalMicros()).isEqualTo(73 * 86_400_000_000L);
    assertThat(delays.materialization())
        .isEqualTo(
            new FeatureView.Materialization(
                true, true, FeatureView.LoadType.BULK, Optional.of(30 * 86_400_000_000L)));
    assertThat(repository.onDemandViews().get(0).features())
        .containsExactly(comparison("jaccard", SetMeasure.JACCARD));
    assertThat(repository.featureServices().get(0).members())
        .containsExactly(
            new Member("plane_delays", "plane_delays", List.of(), Map.of()),
            new Member(
                "plane_destinations",
                "other_plane",
                List.of("dest_last_distinct_200_28d_1h"),
                Map.of("tailnum", "tailnum_b")),
            new Member("shared_destinations", "shared_destinations", List.of(), Map.of()));
  }

  @ParameterizedTest
  @EnumSource
  void read_eachMeasureOfSets_ofItsType(SetMeasure measure) throws Exception {
    String yaml =
        Repositories.complete()
            .replace(
                "type: float64\n        jaccard:",
                "type: %s\n        %s:"
                    .formatted(measure.type().declaredName(), measure.declaredName()));

    assertThat(read(yaml).onDemandViews().get(0).features())
        .containsExactly(comparison("jaccard", measure));
  }

  private static OnDemandFeature comparison(String name, SetMeasure measure) {
    return new OnDemandFeature(
        name,
        measure.type(),
        new SetComparison(
            measure,
            new InputFeature("a", "dest_last_distinct_200_28d_1h"),
            new InputFeature("b", "dest_last_distinct_200_28d_1h")));
  }

  @Test
  void read_keysNotGiven_haveDefaults() throws Exception {
    FeatureRepository repository = read(Repositories.complete());

    FeatureView destinations = repository.featureView("plane_destinations").orElseThrow();
    assertThat(destinations.materialization())
        .isEqualTo(
            new FeatureView.Materialization(
                true, false, FeatureView.LoadType.ROW_BY_ROW, Optional.empty()));
    assertThat(destinations.rows().tieBreaker()).isEmpty();
    assertThat(destinations.schedule().maxBackfillIntervalMicros()).isEqualTo(37 * 86_400_000_000L);
    assertThat(destinations.schedule().manualTriggerBackfillEndMicros()).isEmpty();
    FeatureView facts = repository.featureView("gate_facts").orElseThrow();
    assertThat(facts.schedule().aggregationInterval())
        .isEqualTo(new FeatureView.Interval("1d", 86_400_000_000L));
  }

  @Test
  void read_instantWithOffset_isConverted() throws Exception {
    FeatureView destinations =
        read(Repositories.complete()).featureView("plane_destinations").orElseThrow();

    assertThat(destinations.schedule().featureStartMicros()).isEqualTo(1_356_991_200_000_000L);
  }

  @Test
  void read_defaultJob_isWholeSchedules() throws Exception {
    String weekly =
        Repositories.complete()
            .replace("batch_schedule: 1d", "batch_schedule: 7d")
            .replace("2014-01-01T00", "2014-01-02T00")
            .replace("73d", "70d");
    FeatureView facts = read(weekly).featureView("gate_facts").orElseThrow();

    assertThat(facts.schedule().maxBackfillIntervalMicros()).isEqualTo(35 * 86_400_000_000L);
  }

  /** Whatever a hand does to a file, the reader answers with problems, never with a crash. */
  @Test
  void read_everyFunctionAndKindOfWindow_namesTheFeatures() throws Exception {
    String windows = "time_windows: [7d, {window_size: 7d, offset: -1d}, lifetime]";
    String yaml =
        Repositories.complete()
            .replace("function: mean, time_windows: [1d, 7d]", "function: var_samp, " + windows)
            .replace(
                "{attribute: distance, type: float64}",
                "{aggregate: dep_delay, type: float64, function: approx_percentile,"
                    + " percentile: 0.999, precision: 200, time_windows: [1d]}\n"
                    + "      - {aggregate: dest, type: string, function: last, time_windows: [1d]}\n"
                    + "      - {aggregate: dest, type: string, function: last, n: 3,"
                    + " time_windows: [1d]}")
            .replace("    ttl: 30d\n", "");

    assertThat(read(yaml).featureView("plane_delays").orElseThrow().outputs())
        .extracting(OutputFeature::name)
        .containsExactly(
            "dep_delay_var_samp_7d_1d",
            "dep_delay_var_samp_7d_offset_1d_1d",
            "dep_delay_var_samp_lifetime_1d",
            "dep_delay_approx_percentile_99_9_1d_1d",
            "dest_last_1d_1d",
            "dest_last_3_1d_1d");
  }

  @Test
  void read_randomEdits_yieldProblemsOrARepository() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      String yaml = mutate(Repositories.complete(), random);
      try {
        read(yaml);
      } catch (InvalidRepositoryException e) {
        refused++;
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", edit " + i + ":\n" + yaml, e);
      }
    }
    assertThat(refused).as("seed " + seed).isGreaterThan(100);
  }

  private static final List<String> MARKS =
      List.of("[", "]", "{", "}", ":", "*", "&a ", "!", "?", "~", "x", "1");
  private static final List<String> VALUES = List.of("[]", "{}", "~", "7", "x", "true", "''");

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String mutate(String yaml, Random random) {
    String mutated = yaml;
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      List<String> lines = new ArrayList<>(mutated.lines().toList());
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      int cut = random.nextInt(line.length() + 1);
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, line.substring(0, cut));
        case 3 -> lines.set(at, line.substring(0, cut) + pick(MARKS, random) + line.substring(cut));
        case 4 -> lines.set(at, line.replaceFirst(":.*", ": " + pick(VALUES, random)));
        default -> lines.set(at, " " + line);
      }
      mutated = String.join("\n", lines) + "\n";
    }
    return mutated;
  }
}
