package dev.tegula.backfill.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small, so that the measurement stays runnable. */
class ObjectsReadyTest {

  @TempDir private Path folder;

  @Test
  void measure_generatedEvents_makesOneRowPerEntityAndTellsBothTimes() throws Exception {
    JsonNode figures =
        new ObjectMapper()
            .readTree(new ObjectsReady(new GeneratedEvents(20_000, 200), folder).measure(1));
    assertThat(figures.path("events").asLong()).isEqualTo(20_000);
    assertThat(figures.path("uncompressedBytes").asLong()).isPositive();
    assertThat(figures.path("seconds").get(0).asDouble()).isPositive();
    assertThat(figures.path("plainSparkSeconds").get(0).asDouble()).isPositive();
  }
}
