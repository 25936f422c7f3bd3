package dev.tegula.backfill.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.TestViews;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TimeWindow;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.type.ScalarType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewTransportTest {

  @Test
  void unpack_everyViewOfTheExample_isTheSameView() {
    for (FeatureView view : RepositoryReader.read(Path.of("../examples/flights")).featureViews()) {
      FeatureView arrived = ViewTransport.unpack(ViewTransport.pack(view));
      assertThat(arrived).isEqualTo(view).isNotSameAs(view);
      assertThat(arrived.definitionHash()).isEqualTo(view.definitionHash());
    }
  }

  @Test
  void unpack_lifetimeWindow_isTheSameView() {
    FeatureView view =
        TestViews.view(
            "unused",
            new Feature.Aggregate(
                "x", ScalarType.FLOAT64, "sum", Map.of(), List.of(new TimeWindow.Lifetime())));
    assertThat(ViewTransport.unpack(ViewTransport.pack(view))).isEqualTo(view);
  }
}
