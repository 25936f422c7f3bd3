package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What bringing a view of the published scenario one day further is billed: 100 features, a row per
 * entity and day, every entity changing every day. Write units are those that were consumed; the
 * import is the one to the day before; figures per million entities are scaled. docs/backfill.md
 * has the command of the measurement.
 */
@Tag("long")
final class DailyRefreshTest {

  private static final String WORKLOAD =
      """
      name: one-view
      description: One view of the published mix
      seed: 20230205
      load: {rate_per_second: 1, warmup: 1s, duration: 1s}
      generate:
        entities: {user: %d}
        views:
          - name: view
            count: 1
            entities: [user]
            aggregation_interval: 1d
            look_ups: 25
            sums: {28d: 25, 7d: 25, 1d: 20, 356d: 5}
        services:
          - {name: one, share: 1, views: {view: 1}}
      """;
  private static final String VIEW = "view_01";

  /** No import of final values is made: the lines of one are counted. */
  private static final String NEVER_LOADED = "reImportOfFinalValues";

  private static final double MILLION = 1e6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int entities = Integer.getInteger("tegula.measured.entities", 20);
  @TempDir private Path folder;
  private final StringBuilder text = new StringBuilder();

  @Test
  void refresh_ofTheScenariosView_isMeteredInEveryWay() throws IOException, InterruptedException {
    MeasuredFigures measured =
        new MeasuredFigures("daily-refresh", Map.of("entities", String.valueOf(entities)));
    Path repo = repository();
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String aws = localAws.awaitReady();
      JsonNode imported =
          command(
              aws,
              "backfill",
              "run",
              "--repo",
              repo.toString(),
              "--bucket",
              "features",
              "--stage",
              folder.resolve("stage").toString());
      dayFurther(repo);
      JsonNode written =
          command(aws, "materialize", "--repo", repo.toString(), "--how", "row-writes");
      JsonNode finals = finals(repo, aws);
      assertThat(imported.path("importedItemCount").asInt()).isEqualTo(entities);
      assertThat(written.path("importedItemCount").asInt()).isEqualTo(entities);
      assertThat(finals.path("items").asInt()).isEqualTo(entities);
      double usdPerUnit = written.path("usd").asDouble() / written.path("writeUnits").asDouble();
      double usdPerByte =
          imported.path("usd").asDouble() / imported.path("uncompressedBytes").asDouble();
      ObjectNode figures = JSON.createObjectNode();
      figures.put("entities", entities).put("features", 100).put("per", "1,000,000 entities");
      figures.put("priceDate", written.path("priceDate").asText());
      double tiles = written.path("writeUnits").asDouble();
      add(figures, "rowWritesOfTiles", tiles, itemBytes(imported), tiles * usdPerUnit);
      double finalUnits = finals.path("writeUnits").asDouble();
      double finalBytes = finals.path("itemBytes").asDouble();
      add(figures, "rowWritesOfFinalValues", finalUnits, finalBytes, finalUnits * usdPerUnit);
      double lines = imported.path("uncompressedBytes").asDouble();
      add(figures, "reImportOfTiles", 0, lines, lines * usdPerByte);
      double finalLines = finals.path("importBytes").asDouble();
      add(figures, NEVER_LOADED, 0, finalLines, finalLines * usdPerByte);
      double breakEven = lines * usdPerByte / (tiles * usdPerUnit);
      figures.put("changedShareBelowWhichRowWritesOfTilesAreCheaper", breakEven);
      text.append(
          "Row writes of tiles are cheaper than their re-import while less than %.2f %% of the entities change in a day."
              .formatted(100 * breakEven));
      measured.keep(figures, text.toString());
      assertThat(finalUnits).isLessThan(tiles);
    }
  }

  private static double itemBytes(JsonNode imported) {
    return imported.path("itemBytes").asDouble();
  }

  private void add(ObjectNode figures, String way, double units, double bytes, double usd) {
    double scale = MILLION / entities;
    ObjectNode figure = figures.putObject(way);
    figure.put("basis", way.equals(NEVER_LOADED) ? "modelled" : "measured");
    figure.put("writeUnits", units).put("bytes", Math.round(bytes));
    figure.put("bytesPerMillion", Math.round(bytes * scale)).put("usdPerMillion", usd * scale);
    text.append(
        String.format(
            Locale.ROOT,
            "%-24s %-8s %,14.0f write units %,18.0f bytes  $%.4f per million entities%n",
            way,
            figure.path("basis").asText(),
            units * scale,
            bytes * scale,
            usd * scale));
  }

  private Path repository() throws IOException, InterruptedException {
    Path workload = folder.resolve("one-view.yaml");
    Files.writeString(workload, WORKLOAD.formatted(entities));
    Path repo = folder.resolve("repo");
    TegulaProcess.succeed(
        "workload", "generate", workload.toString(), "--out", repo.toString(), "--requests", "1");
    return repo;
  }

  /** The source has rows of the day after the edge. */
  private static void dayFurther(Path repo) throws IOException {
    Path yaml = repo.resolve("features.yaml");
    String before = "manual_trigger_backfill_end_time: 2024-01-04T00:00:00Z";
    String text = Files.readString(yaml);
    assertThat(text).contains(before);
    Files.writeString(yaml, text.replace(before, before.replace("01-04", "01-05")));
  }

  private static JsonNode command(String aws, String... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--view", VIEW, "--endpoint", aws, "--json"));
    return JSON.readTree(TegulaProcess.succeed(line.toArray(String[]::new)).output()).get(0);
  }

  /** Final values are no form that the product loads: a measuring program writes them. */
  private static JsonNode finals(Path repo, String aws) throws IOException, InterruptedException {
    return SparkMain.measure(
        List.of("-Xmx1g"),
        "dev.tegula.backfill.estimate.FinalRowWrites",
        repo.toString(),
        VIEW,
        aws);
  }
}
