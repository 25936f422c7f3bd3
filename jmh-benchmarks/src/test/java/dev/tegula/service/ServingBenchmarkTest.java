package dev.tegula.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.tile.FeatureBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServingBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"1/1,1", "5/500,500", "10/1000,1000", "50/5000,5000"})
  void serve_everyEntity_sameValuesAsMaps(String shape, int features) throws Exception {
    ServingBenchmark benchmark = prepared(shape);
    for (int entity = 0; entity < PublishedServices.ENTITIES; entity++) {
      Map<String, Number> expected = benchmark.naiveMaps();
      assertThat(expected).hasSize(features);
      try (FeatureVector vector = benchmark.vector(entity)) {
        assertThat(vector.plan().features()).hasSize(features);
        for (ServedFeature feature : vector.plan().features()) {
          Number value = Objects.requireNonNull(expected.get(feature.name()), feature.name());
          assertThat(number(vector.buffer(), feature.slot()))
              .as(feature.name())
              .isCloseTo(value.doubleValue(), within(1e-6));
        }
      }
    }
  }

  @Test
  void shape_everyMethod_moreForMoreViews() throws Exception {
    ServingBenchmark small = prepared("1/1");
    ServingBenchmark large = prepared("5/500");
    assertThat(large.floorCopy().length).isGreaterThan(4 * small.floorCopy().length);
    assertThat(large.serveJson().length()).isGreaterThan(100 * small.serveJson().length());
    String values =
        new String(
            large.serveJson().bytes(), 0, large.serveJson().length(), StandardCharsets.UTF_8);
    assertThat(values.split(",")).hasSize(500);
    assertThat(small.serve()).isNotZero();
  }

  private static double number(FeatureBuffer buffer, int slot) {
    return buffer.kind(slot) == FeatureBuffer.Kind.INT64
        ? buffer.longAt(slot)
        : buffer.doubleAt(slot);
  }

  private static ServingBenchmark prepared(String shape) {
    ServingBenchmark benchmark = new ServingBenchmark();
    benchmark.shape = shape;
    benchmark.prepare();
    return benchmark;
  }
}
