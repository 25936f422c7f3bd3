package dev.tegula.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.cost.RunQuantities;
import dev.tegula.process.Program;
import dev.tegula.result.BackfillResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the stand-in for AWS and fills it by the bulk backfill. */
final class FillStage implements Stage {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final LocalCloud cloud;
  private final Map<String, RunQuantities> quantities = new LinkedHashMap<>();

  FillStage(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** What each view moved; empty until the stage has run. */
  List<RunQuantities> quantities() {
    return List.copyOf(quantities.values());
  }

  /** Of the mean row that a view has in the store. */
  long meanItemBytes(String view) {
    RunQuantities moved = quantities.get(view);
    if (moved == null) {
      throw new IllegalStateException(view + " was not filled");
    }
    return moved.latest().meanItemBytes();
  }

  @Override
  public String title() {
    return "backfill";
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    String endpoint = cloud.start(run);
    long started = System.nanoTime();
    String json =
        run.run(
            Program.BACKFILL,
            "backfill",
            List.of(
                "run",
                "--repo",
                run.repository().toString(),
                "--bucket",
                BenchRun.BUCKET,
                "--stage",
                run.scratch().resolve("stage").toString(),
                "--endpoint",
                endpoint,
                "--region",
                LocalCloud.REGION,
                "--keep-objects",
                run.objects().toString(),
                "--json"));
    List<BackfillResult.View> views = views(json);
    run.results()
        .write(
            new BackfillResult(
                BackfillResult.SCHEMA_VERSION, (System.nanoTime() - started) / 1e9, views));
    return String.format(
        Locale.ROOT,
        "%d views, %,d rows in, %,d rows written",
        views.size(),
        views.stream().mapToLong(BackfillResult.View::rowsIn).sum(),
        views.stream().mapToLong(BackfillResult.View::importedItemCount).sum());
  }

  List<BackfillResult.View> views(String json) throws IOException {
    List<BackfillResult.View> views = new ArrayList<>();
    for (JsonNode view : JSON.readTree(json)) {
      RunQuantities moved =
          RunQuantities.ofPackedRows(
              view.required("rowsIn").asLong(),
              view.required("rowsConsolidated").asLong(),
              view.required("uncompressedBytes").asLong(),
              view.required("itemBytes").asLong());
      quantities.put(view.required("view").asText(), moved);
      views.add(
          new BackfillResult.View(
              view.required("view").asText(),
              view.required("loadType").asText(),
              view.required("state").asText(),
              view.required("rowsIn").asLong(),
              view.required("rowsConsolidated").asLong(),
              view.required("rowsDroppedNullKey").asLong(),
              view.required("processedItemCount").asLong(),
              view.required("importedItemCount").asLong(),
              view.required("errorCount").asLong(),
              view.required("uncompressedBytes").asLong(),
              view.required("importPrefix").asText(),
              view.required("table").asText(),
              view.required("activeTable").asText(),
              view.required("generation").asLong(),
              Instant.parse(view.required("leadingEdge").asText()),
              measuredUsd(view)));
    }
    return views;
  }

  /** What was metered, at list prices: the program says so itself. */
  private static @Nullable BigDecimal measuredUsd(JsonNode view) {
    JsonNode usd = view.required("usd");
    if (usd.isNull()) {
      return null;
    }
    String basis = view.required("basis").asText();
    if (!basis.equals("measured")) {
      throw new IllegalStateException("basis: " + basis + " (expected: measured)");
    }
    return usd.decimalValue();
  }
}
