package dev.tegula.backfill.measure;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.aws.FakeS3;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.Placement;
import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/**
 * From source files to objects that could be imported, beside a plain Spark job, as one line of
 * JSON. docs/backfill.md has the command.
 */
public final class ObjectsReady {

  private static final double NANOS_PER_SECOND = 1e9;

  private final GeneratedEvents events;
  private final Path folder;
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> plain = new ArrayList<>();
  private long peakBytes;

  ObjectsReady(GeneratedEvents events, Path folder) {
    this.events = events;
    this.folder = folder;
  }

  /**
   * @param arguments events, entities, rounds, and an empty folder with room for everything
   */
  public static void main(String[] arguments) throws Exception {
    GeneratedEvents events =
        new GeneratedEvents(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
    System.out.println(
        new ObjectsReady(events, Path.of(arguments[3])).measure(Integer.parseInt(arguments[2])));
  }

  /**
   * Runs both once, and then in turns, each first in every other round.
   *
   * @throws IllegalStateException when they do not do what they should
   */
  String measure(int rounds) throws Exception {
    SparkSession spark = TestSpark.session();
    Path source = folder.resolve("source");
    events.write(spark, source);
    FeatureView view = events.view(source);
    Sources.register(spark, List.of(view));
    // Not timed: whoever comes first would pay for starting Spark.
    List<ImportObject> objects = backfill(spark, view, 0);
    long bytes = objects.stream().mapToLong(ImportObject::uncompressedBytes).sum();
    int lineBytes = Math.toIntExact(bytes / events.entities());
    PlainSparkJob job = new PlainSparkJob(spark, folder);
    job.run(source, objects.size(), lineBytes);
    require("plain lines", job.lines(), events.entities());
    for (int round = 1; round <= rounds; round++) {
      boolean oursFirst = round % 2 == 1;
      if (oursFirst) {
        time(spark, view, round);
      }
      long start = System.nanoTime();
      job.run(source, objects.size(), lineBytes);
      plain.add((System.nanoTime() - start) / NANOS_PER_SECOND);
      if (!oursFirst) {
        time(spark, view, round);
      }
    }
    return text(objects);
  }

  private void time(SparkSession spark, FeatureView view, int round) throws Exception {
    try (HeapPeak peak = HeapPeak.watch()) {
      long start = System.nanoTime();
      List<ImportObject> objects = backfill(spark, view, round);
      ours.add((System.nanoTime() - start) / NANOS_PER_SECOND);
      require(
          "rows placed", objects.stream().mapToLong(ImportObject::rows).sum(), events.entities());
      peakBytes = Math.max(peakBytes, peak.bytes());
    }
  }

  private static void require(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(what + ": " + found + " (expected: " + expected + ")");
    }
  }

  /** As the product does it: staging jobs side by side, then one consolidation. */
  private List<ImportObject> backfill(SparkSession spark, FeatureView view, int round)
      throws Exception {
    Stage stage =
        new Stage(
            folder.resolve("stage" + round).toString(),
            "measured",
            "run",
            spark.sparkContext().hadoopConfiguration());
    IntervalStager stager = new IntervalStager(spark, stage);
    long end = view.schedule().manualTriggerBackfillEndMicros().orElseThrow();
    BackfillPlan plan = BackfillPlan.of(view, BackfillPlan.range(view, end), List.of());
    ExecutorService jobs = Executors.newFixedThreadPool(spark.sparkContext().defaultParallelism());
    Path uploads = Files.createDirectories(folder.resolve("objects" + round));
    try (FakeS3 s3 = FakeS3.start(uploads)) {
      List<Future<StagedInterval>> running = new ArrayList<>();
      for (BackfillInterval interval : plan.newestFirst()) {
        running.add(jobs.submit(() -> stager.stage(plan, interval, () -> {})));
      }
      List<StagedInterval> staged = new ArrayList<>();
      for (Future<StagedInterval> job : running) {
        staged.add(job.get());
      }
      require(
          "rows staged", staged.stream().mapToLong(StagedInterval::rows).sum(), events.events());
      Consolidation consolidation = new Consolidation(spark, 1);
      Consolidation.Input input = new Consolidation.Input(view, staged, plan.leadingEdgeMicros());
      ObjectEncoding encoding =
          new ObjectEncoding(consolidation.measureFormats(input).format(), ImportCompression.GZIP);
      return consolidation.run(input, new Placement(s3.access(), "bucket", "v/1/data/", encoding));
    } finally {
      jobs.shutdownNow();
    }
  }

  private String text(List<ImportObject> objects) {
    long bytes = objects.stream().mapToLong(ImportObject::uncompressedBytes).sum();
    double best = ours.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double bestPlain = plain.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        "{\"events\": %d, \"entities\": %d, \"uncompressedBytes\": %d, \"bytesPerRow\": %.1f,"
            + " \"seconds\": %s, \"plainSparkSeconds\": %s, \"ratioOfBest\": %.2f,"
            + " \"maxHeapBytes\": %d, \"peakHeapAfterCollectionBytes\": %d,"
            + " \"s3\": \"a stand-in in the same process\"}",
        events.events(),
        events.entities(),
        bytes,
        (double) bytes / events.entities(),
        ours,
        plain,
        best / bestPlain,
        Runtime.getRuntime().maxMemory(),
        peakBytes);
  }
}
