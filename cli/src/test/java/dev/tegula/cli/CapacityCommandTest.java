package dev.tegula.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On a run that this repository keeps. */
class CapacityCommandTest {

  private static final Path KEPT = Path.of("../docs/results/2026-11-30-smoke");

  @TempDir private Path run;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyRun() throws Exception {
    for (String name :
        List.of(
            "manifest.json",
            "scenario-scenario-1.json",
            "scenario-scenario-1.hdr",
            "detail-scenario-1.json")) {
      Files.copy(KEPT.resolve(name), run.resolve(name));
    }
  }

  private int capacity(String... more) {
    CommandLine line = Tegula.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("cost", "capacity", "--in", run.toString(), "--item-bytes", "1000"));
    arguments.addAll(List.of(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void json_ofAMeasuredRun_hasItsRequestAndModelledFiguresWithTheirBasis() throws Exception {
    assertThat(capacity("--json")).as(err.toString()).isZero();

    JsonNode capacity = new ObjectMapper().readTree(out.toString()).path(0);
    assertThat(capacity.path("basis").asText()).isEqualTo("modelled");
    assertThat(capacity.path("serviceQps").asDouble()).isEqualTo(100_000);
    JsonNode request = capacity.path("request");
    assertThat(request.path("basis").asText()).isEqualTo("measured");
    assertThat(capacity.path("cores").asDouble())
        .isCloseTo(0.1 * request.path("cpuMicros").asDouble(), within(1e-9));
    assertThat(capacity.path("reads")).hasSize(3);
    for (JsonNode figure : capacity.path("reads")) {
      assertThat(figure.path("usd").isNumber()).isTrue();
      assertThat(figure.path("priceDate").asText()).isEqualTo("2026-08-15");
      assertThat(figure.path("basis").asText()).isEqualTo("modelled");
    }
  }

  @Test
  void text_ofASimulatedRun_namesItsStoreAndMark() throws Exception {
    Path scenario = run.resolve("scenario-scenario-1.json");
    Files.writeString(
        scenario,
        Files.readString(scenario)
            .replace("\"measured\"", "\"simulated\"")
            .replace("\"store\" : \"memory\"", "\"store\" : \"declared latencies\""));

    assertThat(capacity("--rate", "10")).as(err.toString()).isZero();

    assertThat(out.toString().lines().findFirst())
        .hasValue(
            "scenario-1 at 10 FS-QPS, modelled from simulated requests on the store declared latencies");
  }
}
