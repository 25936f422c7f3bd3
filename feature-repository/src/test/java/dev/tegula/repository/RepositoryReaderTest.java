package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OnDemandView.InputFeature;
import dev.tegula.definition.OnDemandView.Jaccard;
import dev.tegula.definition.OutputFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(repository.onDemandViews().get(0).features().get(0).transformation())
        .isEqualTo(
            new Jaccard(
                new InputFeature("a", "dest_last_distinct_200_28d_1h"),
                new InputFeature("b", "dest_last_distinct_200_28d_1h")));
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
}
