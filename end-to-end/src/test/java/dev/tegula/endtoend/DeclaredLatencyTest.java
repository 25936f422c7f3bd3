package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.prediction.ReadLatency;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The server simulates the declared latency and the report predicts from it, each by a table of its
 * own, since neither may use the other.
 */
final class DeclaredLatencyTest {

  private static final String ENTRY = "dev/tegula/simulation/declared-latency.properties";

  @Test
  void declaredLatency_ofServerAndReport_isTheSame() throws IOException {
    List<String> points = List.of(ofTheServer().getProperty("quantiles").trim().split("\\s+"));
    double[] probabilities = points.stream().mapToDouble(point -> number(point, 0)).toArray();
    double[] millis = points.stream().mapToDouble(point -> number(point, 1)).toArray();
    ReadLatency server = new ReadLatency(probabilities, millis);

    assertThat(points).hasSizeGreaterThan(5);
    for (double p = 0; p <= 1; p += 0.00001) {
      assertThat(ReadLatency.DECLARED.quantile(p))
          .as("quantile %s", p)
          .isCloseTo(server.quantile(p), within(1e-9));
    }
    assertThat(ReadLatency.DECLARED.quantile(1)).isEqualTo(server.quantile(1));
  }

  private static double number(String point, int part) {
    return Double.parseDouble(point.split(":")[part]);
  }

  private static Properties ofTheServer() throws IOException {
    Path folder = TegulaProcess.home().resolve("feature-server/target/process");
    Path jar;
    try (Stream<Path> jars = Files.list(folder)) {
      jar =
          jars.filter(file -> file.getFileName().toString().startsWith("feature-server-"))
              .findFirst()
              .orElseThrow();
    }
    Properties properties = new Properties();
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(ENTRY))) {
      properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
