package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What row by row writes over what bulk writes, by the real commands and the counts that DynamoDB
 * reports. docs/backfill.md has the command of the measurement.
 */
final class RowByRowOverBulkTest {

  private static final int RECORDS = 100;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int entities = Integer.getInteger("tegula.measured.entities", 50);
  @TempDir private Path folder;

  @Test
  void run_aHundredRecordsPerEntity_writesAHundredTimesAsManyItems()
      throws IOException, InterruptedException {
    MeasuredFigures measured =
        new MeasuredFigures(
            "row-by-row-over-bulk",
            Map.of("entities", String.valueOf(entities), "recordsPerEntity", "" + RECORDS));
    Path repo = repository();
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String output =
          TegulaProcess.succeed(
                  "backfill",
                  "run",
                  "--repo",
                  repo.toString(),
                  "--bucket",
                  "features",
                  "--stage",
                  folder.resolve("stage").toString(),
                  "--endpoint",
                  localAws.awaitReady(),
                  "--json")
              .output();
      JsonNode reports = JSON.readTree(output);
      JsonNode bulk = reports.get(0);
      JsonNode each = reports.get(1);
      long bulkItems = bulk.path("importedItemCount").asLong();
      long eachItems = each.path("importedItemCount").asLong();
      assertThat(bulkItems).isEqualTo(entities);
      assertThat(eachItems).isEqualTo(100 * bulkItems);
      ObjectNode figures = JSON.createObjectNode();
      figures.put("entities", entities).put("recordsPerEntity", RECORDS);
      figures.put("itemsBulk", bulkItems).put("itemsRowByRow", eachItems);
      figures.put("ratio", (double) eachItems / bulkItems).put("target", 100);
      figures.put("writeUnitsRowByRow", each.path("writeUnits").asDouble());
      figures.put("importBytesBulk", bulk.path("uncompressedBytes").asLong());
      figures.set("usdBulk", bulk.path("usd"));
      figures.set("usdRowByRow", each.path("usd"));
      measured.keep(
          figures,
          String.format(
              Locale.ROOT,
              "%,d entities x %d records: bulk %,d items (import of %,d bytes), row by row %,d items (%,.0f write units): %.2f x",
              entities,
              RECORDS,
              bulkItems,
              bulk.path("uncompressedBytes").asLong(),
              eachItems,
              each.path("writeUnits").asDouble(),
              (double) eachItems / bulkItems));
    }
  }

  private Path repository() throws IOException {
    StringBuilder csv = new StringBuilder("user_id,at,x\n");
    for (int record = 0; record < RECORDS; record++) {
      for (int entity = 0; entity < entities; entity++) {
        Instant at = START.plusSeconds(6L * 3600 * record + entity);
        csv.append(entity).append(',').append(at).append(',').append(record).append(".5\n");
      }
    }
    Path repo = Files.createDirectory(folder.resolve("repo"));
    Files.writeString(repo.resolve("events.csv"), csv);
    StringBuilder yaml =
        new StringBuilder(
            """
            workspace: measured
            entities:
              - {name: user, join_keys: [{name: user_id, type: int64}]}
            data_sources:
              - {name: events, format: csv, path: events.csv}
            feature_views:
            """);
    for (String loadType : new String[] {"BULK", "ROW_BY_ROW"}) {
      yaml.append(
          """
            - name: latest_%s
              kind: batch
              source: events
              entities: [user]
              transformation: |
                SELECT CAST(user_id AS BIGINT) AS user_id, CAST(at AS TIMESTAMP) AS at,
                       CAST(x AS DOUBLE) AS x FROM events
              timestamp_field: at
              batch_schedule: 1d
              feature_start_time: 2024-01-01T00:00:00Z
              manual_trigger_backfill_end_time: 2024-02-01T00:00:00Z
              max_backfill_interval: 10d
              online: true
              offline: true
              options: {ONLINE_BACKFILL_LOAD_TYPE: %s}
              features:
                - {attribute: x, type: float64}
          """
              .formatted(loadType.toLowerCase(Locale.ROOT), loadType));
    }
    Files.writeString(repo.resolve("features.yaml"), yaml);
    return repo;
  }
}
