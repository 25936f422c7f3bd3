package dev.tegula.backfill.measure;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From source files to objects that could be imported, beside a plain Spark job. Small by default,
 * to stay runnable; {@code -Dtegula.measured.events}, {@code .entities} and {@code .rounds} make it
 * a measurement, which it prints. docs/backfill.md has the command.
 */
class ObjectsReadyTest {

  private static final double NANOS_PER_SECOND = 1e9;

  private final GeneratedEvents events =
      new GeneratedEvents(
          Long.getLong("tegula.measured.events", 20_000),
          Long.getLong("tegula.measured.entities", 200));
  private final int rounds = Integer.getInteger("tegula.measured.rounds", 1);

  @TempDir private Path folder;

  @Test
  void run_generatedEvents_makesOneRowPerEntity() throws Exception {
    SparkSession spark = TestSpark.session();
    Path source = folder.resolve("source");
    events.write(spark, source);
    FeatureView view = events.view(source);
    Sources.register(spark, List.of(view));
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<ImportObject> objects = List.of();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      objects = backfill(spark, view, round);
      ours.add((System.nanoTime() - start) / NANOS_PER_SECOND);
      long rows = objects.stream().mapToLong(ImportObject::rows).sum();
      assertThat(rows).isEqualTo(events.entities());
      long bytes = objects.stream().mapToLong(ImportObject::uncompressedBytes).sum();
      start = System.nanoTime();
      new PlainSparkJob(spark, folder).run(source, objects.size(), Math.toIntExact(bytes / rows));
      plain.add((System.nanoTime() - start) / NANOS_PER_SECOND);
    }
    print(objects, ours, plain);
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
      assertThat(staged.stream().mapToLong(StagedInterval::rows).sum()).isEqualTo(events.events());
      Consolidation consolidation = new Consolidation(spark, 1);
      Consolidation.Input input = new Consolidation.Input(view, staged, plan.leadingEdgeMicros());
      ObjectEncoding encoding =
          new ObjectEncoding(consolidation.measureFormats(input).format(), ImportCompression.GZIP);
      return consolidation.run(input, new Placement(s3.access(), "bucket", "v/1/data/", encoding));
    } finally {
      jobs.shutdownNow();
    }
  }

  private void print(List<ImportObject> objects, List<Double> ours, List<Double> plain) {
    long bytes = objects.stream().mapToLong(ImportObject::uncompressedBytes).sum();
    double best = ours.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double bestPlain = plain.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "objects-ready: {\"events\": %d, \"entities\": %d, \"uncompressedBytes\": %d, \"bytesPerRow\": %.1f,"
            + " \"seconds\": %s, \"plainSparkSeconds\": %s, \"ratioOfBest\": %.2f,"
            + " \"maxHeapBytes\": %d, \"peakHeapAfterCollectionBytes\": %d}%n",
        events.events(),
        events.entities(),
        bytes,
        (double) bytes / events.entities(),
        ours,
        plain,
        best / bestPlain,
        Runtime.getRuntime().maxMemory(),
        peakHeapAfterCollection());
  }

  /** The most that was still in use when a collection had ended, now; an upper bound of need. */
  private static long peakHeapAfterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(java.util.Objects::nonNull)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
