package dev.tegula.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.json.JsonBuffer;
import dev.tegula.tile.FeatureBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServingBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"1/1,1", "5/500,500", "10/1000,1000", "50/5000,5000"})
  void serve_everyEntity_sameValuesAsMaps(String shape, int features) {
    ServingBenchmark benchmark = prepared(shape);
    PublishedServices services = benchmark.services();
    List<String> names = services.names();
    assertThat(names).hasSize(features);
    for (int entity = 0; entity < PublishedServices.ENTITIES; entity++) {
      Map<String, Number> expected = benchmark.naiveMaps();
      assertThat(expected).hasSize(features);
      try (FeatureVector vector = services.vector(entity)) {
        for (int feature = 0; feature < features; feature++) {
          String name = names.get(feature);
          assertThat(number(vector.buffer(), services.slots()[feature]))
              .as(name)
              .isCloseTo(Objects.requireNonNull(expected.get(name)).doubleValue(), within(1e-6));
        }
      }
    }
  }

  @Test
  void floorValues_entityByEntity_areThoseServed() {
    ServingBenchmark benchmark = prepared("5/500");
    PublishedServices services = benchmark.services();
    for (int entity = 0; entity < PublishedServices.ENTITIES; entity++) {
      long[] copied = benchmark.floorValues();
      try (FeatureVector vector = services.vector(entity)) {
        for (int feature = 0; feature < copied.length; feature++) {
          int slot = services.slots()[feature];
          double value =
              vector.buffer().kind(slot) == FeatureBuffer.Kind.INT64
                  ? copied[feature]
                  : Double.longBitsToDouble(copied[feature]);
          assertThat(value).isEqualTo(number(vector.buffer(), slot));
        }
      }
    }
  }

  @Test
  void shape_everyMethod_moreForMoreViews() {
    ServingBenchmark small = prepared("1/1");
    ServingBenchmark large = prepared("5/500");
    assertThat(small.floorValues()).hasSize(1);
    JsonBuffer json = large.serveJson();
    assertThat(json.length()).isGreaterThan(100 * small.serveJson().length());
    String values = new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8);
    assertThat(values.split(",")).hasSize(500);
    assertThat(small.serve()).isNotEqualTo(large.serve());
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
