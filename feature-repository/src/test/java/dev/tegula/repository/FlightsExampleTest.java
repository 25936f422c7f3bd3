package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OnDemandView;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlightsExampleTest {

  private static final Path FLIGHTS = Path.of("..", "examples", "flights");

  @Test
  void read_flights_everythingHasEveryView() {
    FeatureRepository repository = RepositoryReader.read(FLIGHTS);

    assertThat(repository.featureViews()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(repository.featureService("everything").orElseThrow().members())
        .extracting(FeatureService.Member::view)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    repository.featureViews().stream().map(FeatureView::name),
                    repository.onDemandViews().stream().map(OnDemandView::name))
                .toList());
  }
}
