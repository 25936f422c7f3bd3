package dev.tegula.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.repository.RepositoryReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceReadsTest {

  private final ServiceReads reads =
      new ServiceReads(RepositoryReader.read(Path.of("../examples/flights")));

  @Test
  void byView_ofServicesInAMix_countsEachRowOfEachRequest() {
    assertThat(reads.byView(List.of("plane_card", "airport_board", "plane_card")))
        .isEqualTo(
            Map.of(
                "aircraft", 2L,
                "plane_last_flight", 2L,
                "plane_delays", 2L,
                "plane_destinations", 2L,
                "airport_departures", 1L,
                "airport_arrivals", 1L,
                "airport_weather", 1L));
  }

  @Test
  void byView_ofARealtimeFeature_readsItsInputsUnderEachKey() {
    assertThat(reads.byView(List.of("plane_similarity")))
        .isEqualTo(Map.of("plane_destinations", 2L, "aircraft", 2L));
  }
}
