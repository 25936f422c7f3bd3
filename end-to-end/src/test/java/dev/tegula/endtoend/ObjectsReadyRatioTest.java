package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the measurement of read to objects ready in a process of its own, on two processors and with
 * the same heap whatever the count. docs/backfill.md has the command.
 */
@Tag("long")
final class ObjectsReadyRatioTest {

  private static final int EVENTS_PER_ENTITY = 100;

  /** Of objects ready to the plain Spark job, at 20,000,000 events. */
  private static final double TARGET = 1.5;

  private final long events = Long.getLong("tegula.measured.events", 100_000);
  private final int rounds = Integer.getInteger("tegula.measured.rounds", 2);
  @TempDir private Path folder;

  @Test
  void measure_besideAPlainSparkJob_tellsTheRatio() throws IOException, InterruptedException {
    String heap = System.getProperty("tegula.measured.heap", "1g");
    MeasuredFigures measured =
        new MeasuredFigures(
            "objects-ready-" + events,
            Map.of(
                "events", "" + events, "rounds", "" + rounds, "heap", heap, "master", "local[2]"));
    ObjectNode figures =
        (ObjectNode)
            SparkMain.measure(
                List.of("-Xmx" + heap, "-Dspark.master=local[2]"),
                "dev.tegula.backfill.measure.ObjectsReady",
                "" + events,
                "" + events / EVENTS_PER_ENTITY,
                "" + rounds,
                folder.toString());
    figures.put("targetRatio", TARGET);
    figures.put("targetMet", figures.path("ratioOfBest").asDouble() <= TARGET);
    measured.keep(
        figures,
        String.format(
            Locale.ROOT,
            "%,d events, %,d entities, heap %s: objects ready in %s s, plain Spark %s s: %.2f x of the best (target at 20,000,000 events: <= 1.5 x)",
            events,
            events / EVENTS_PER_ENTITY,
            heap,
            figures.path("seconds"),
            figures.path("plainSparkSeconds"),
            figures.path("ratioOfBest").asDouble()));
    assertThat(figures.path("uncompressedBytes").asLong()).isPositive();
  }
}
