package dev.tegula.report;

import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.cost.ReadLoad;
import dev.tegula.cost.RequestUnits;
import dev.tegula.cost.RunQuantities;
import dev.tegula.cost.ServingCost;
import dev.tegula.price.PriceBook;
import dev.tegula.result.BackfillResult;
import dev.tegula.result.ErrorClass;
import dev.tegula.result.Mark;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SourceVersion;
import dev.tegula.result.Status;
import dev.tegula.result.TaggedHistogram;
import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Result directories with invented figures; nothing in them was ever measured. */
final class SyntheticRun {

  private static final Instant STARTED = Instant.parse("2001-02-03T04:05:06Z");

  private final ResultDirectory folder;

  private SyntheticRun(ResultDirectory folder) {
    this.folder = folder;
  }

  static SyntheticRun begin(Path folder) throws IOException {
    return new SyntheticRun(
        ResultDirectory.create(
            folder,
            RunManifest.starting(
                RunSettings.of(Map.of("fixture", "SYNTHETIC, nothing was measured"), 42, true),
                new SourceVersion("0.0.0-synthetic", "5e7fe71c", true),
                Map.of("vertx-core", "0.0.0"),
                STARTED)));
  }

  /** A folder with a part of each kind, all of them well. */
  static Path complete(Path folder) throws IOException {
    begin(folder)
        .backfill()
        .verification(0)
        .scenario("memory", "memory", List.of())
        .scenario("dynamodb-local", "DynamoDB Local", List.of())
        .jmh()
        .cost(PriceBook.latest("us-east-1"))
        .end(List.of());
    return folder;
  }

  SyntheticRun backfill() throws IOException {
    Instant edge = Instant.parse("2001-01-01T00:00:00Z");
    folder.write(
        new BackfillResult(
            BackfillResult.SCHEMA_VERSION,
            12.5,
            List.of(
                view("synthetic_planes", 100_000, 2_000, edge),
                view("<b>odd & view</b>", 0, 0, edge))));
    return this;
  }

  private static BackfillResult.View view(String name, long in, long out, Instant edge) {
    return new BackfillResult.View(
        name,
        "BULK",
        "ACTIVE",
        in,
        out,
        7,
        out,
        out,
        0,
        out * 700,
        "s3://synthetic/",
        name + "_1",
        name + "_1",
        1,
        edge,
        null);
  }

  SyntheticRun verification(long mismatches) throws IOException {
    List<VerificationResult.Mismatch> examples = new ArrayList<>();
    if (mismatches > 0) {
      examples.add(
          new VerificationResult.Mismatch(
              "synthetic_service", "{\"k\": \"<script>\"}", "synthetic_planes.sum", "1", "2"));
    }
    folder.write(
        new VerificationResult(
            VerificationResult.SCHEMA_VERSION,
            "memory",
            "memory",
            1_000,
            61_234,
            mismatches,
            examples,
            new TreeMap<>(
                Map.of(
                    "synthetic_service", new VerificationResult.Counts(1_000, 61_234, mismatches))),
            42,
            mismatches > 0 ? Status.FAILED : Status.OK,
            mismatches > 0 ? List.of(mismatches + " of 61,234 values differ") : List.of()));
    return this;
  }

  SyntheticRun scenario(String name, String store, List<String> reasons) throws IOException {
    return scenario(name, store, Mark.MEASURED, reasons);
  }

  SyntheticRun scenario(String name, String store, Mark mark, List<String> reasons)
      throws IOException {
    List<ScenarioResult.Second> series = new ArrayList<>();
    for (int second = 0; second < 30; second++) {
      long wave = 40_000L * (second % 7);
      series.add(
          new ScenarioResult.Second(
              second, 500, second == 11 ? 2 : 0, 400_000 + wave, 2_000_000 + 9 * wave, 9_000_000));
    }
    List<ScenarioResult.CurvePoint> curve = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      double percentile = 100 - 100 * Math.pow(10, -i / 10.0);
      curve.add(new ScenarioResult.CurvePoint(percentile, Math.round(300_000 * Math.pow(1.12, i))));
    }
    curve.add(new ScenarioResult.CurvePoint(100, 31_000_000));
    Histogram histogram = new Histogram(3);
    histogram.recordValue(400_000);
    folder.write(
        new ScenarioResult(
            ScenarioResult.SCHEMA_VERSION,
            name,
            store,
            mark,
            "SYNTHETIC figures for a test",
            500,
            499.9,
            null,
            4_321.2,
            30,
            15_000,
            new TreeMap<>(Map.of(ErrorClass.TIMEOUT, 2L)),
            2.0 / 15_000,
            4.2e-4,
            new ScenarioResult.LatencyNanos(
                412_345, 900_000, 1_234_567, 3_456_789, 12_345_678, 31_000_000, 15_000),
            new ScenarioResult.LatenessNanos(20_000, 150_000, 1_100_000),
            series,
            curve,
            true,
            reasons.isEmpty() ? Status.OK : Status.FAILED,
            reasons),
        detail(name),
        List.of(new TaggedHistogram(TaggedHistogram.LATENCY, histogram)));
    return this;
  }

  private static ScenarioDetail detail(String name) {
    return new ScenarioDetail(
        ScenarioDetail.SCHEMA_VERSION,
        name,
        "poisson",
        1,
        1 - 2.0 / 15_000,
        new ScenarioDetail.Bodies(180, 54_321),
        new ScenarioDetail.Quiet(
            28,
            new ScenarioResult.LatencyNanos(
                411_000, 870_000, 1_100_000, 2_900_000, 4_100_000, 5_000_000, 14_000),
            new ScenarioResult.LatenessNanos(20_000, 90_000, 700_000)),
        new ScenarioResult.LatenessNanos(60_000, 240_000, 8_000_000),
        Collections.nCopies(30, 240_000L),
        new ScenarioDetail.Server(
            15_000.0, 8.6, 310.5, new TreeMap<>(Map.of("parse", 12.5, "merge", 101.25))));
  }

  SyntheticRun jmh() throws IOException {
    return file("jmh.json", "[" + String.join(",", JMH) + "]");
  }

  private static final List<String> JMH =
      List.of(
          jmh("merge", 28, "510.25", "12.5"),
          jmh("floorAdd", 28, "102.05", "1.5"),
          jmh("floorCopy", 28, "51.0", "\"NaN\""),
          jmh("naiveBoxedMaps", 28, "5102.5", "640.0"),
          jmh("merge", 365, "4000.0", "4000.0"));

  private static String jmh(String method, int days, String score, String error) {
    return """
        {"jmhVersion":"1.37","benchmark":"dev.tegula.tile.SyntheticBenchmark.%s","mode":"avgt","threads":1,
         "forks":1,"params":{"days":"%d"},
         "primaryMetric":{"score":%s,"scoreError":%s,"scoreUnit":"ns/op","rawData":[[1,2,3]]},
         "secondaryMetrics":{"gc.alloc.rate.norm":{"score":0.001}}}"""
        .formatted(method, days, score, error);
  }

  SyntheticRun cost(PriceBook prices) throws IOException {
    RunQuantities run = RunQuantities.ofPackedRows(100_000, 2_000, 1_400_000, 1_000_000);
    PriceBook then = PriceBook.load(PublishedClaim.REGION, PublishedClaim.PRICE_DATE);
    List<RunQuantities> claim = List.of(PublishedClaim.quantities());
    return file(
        "cost.json",
        CostFile.of(
                List.of(
                    BackfillCost.of("published example, prices of then", claim, then),
                    BackfillCost.of("published example, prices of today", claim, prices),
                    BackfillCost.of("this synthetic run", List.of(run), prices)),
                List.of(
                    ServingCost.of(
                        "synthetic load",
                        new ReadLoad(500, 4_321, 600, RequestUnits.Consistency.EVENTUAL),
                        prices)))
            .json());
  }

  SyntheticRun file(String name, String content) throws IOException {
    folder.writeFile(name, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  void end(List<String> failures) throws IOException {
    folder.end(STARTED.plusSeconds(333), failures);
  }
}
