package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.load.ImportTableLoader;
import dev.tegula.backfill.load.Reconciliation;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.Progress.Step;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.store.ActiveGenerations;
import dev.tegula.store.Generation;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import dev.tegula.store.dynamodb.DynamoDbClients;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A backfill of some views of a repository. Views are independent: one that fails does not keep the
 * others from being published. {@link #close()} stops everything that is under way and removes what
 * is unfinished.
 */
public final class BackfillRun implements AutoCloseable {

  /** A quarter of the imports that an account may run at once. */
  private static final int MOST_VIEWS_AT_ONCE = 12;

  private static final long KEY_ORDER_SEED = 0x7e6c1a5eedL;

  private final BackfillSettings settings;
  private final Clock clock;
  private final Progress progress;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  public BackfillRun(BackfillSettings settings, Clock clock, Progress progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * What became of the views.
   *
   * @param failures one line per view that was not published
   */
  public record Result(List<ViewReport> reports, List<String> failures) {

    public Result {
      reports = List.copyOf(reports);
      failures = List.copyOf(failures);
    }
  }

  /**
   * Backfills the selected views.
   *
   * @throws RuntimeException when nothing could be begun; {@link BackfillException#oneLine} tells
   *     it in one line
   */
  public Result run() {
    FeatureRepository repository = RepositoryReader.read(settings.repo());
    List<BackfillPlan> plans = plan(SelectedViews.of(repository, settings.views()));
    try (ObjectStore objects = new ObjectStore(settings.aws(), settings.bucket())) {
      objects.requireBucket(settings.aws().standIn());
    }
    ActiveGenerations generations =
        opened(
            new DynamoDbActiveGenerations(
                DynamoDbClients.open(
                    Optional.ofNullable(settings.aws().endpoint()),
                    Optional.ofNullable(settings.aws().region()),
                    MOST_VIEWS_AT_ONCE)));
    Map<String, Generation> active = generations.current();
    SparkSession spark = opened(BackfillSpark.start());
    List<FeatureView> views = plans.stream().map(BackfillPlan::view).toList();
    Sources.register(spark, views);
    BackfillContext context = context(spark, repository.workspace(), generations);
    views.forEach(context.stager()::check);
    progress.say("Spark is up; transformations and types are as declared");
    progress.begin();
    List<ViewBackfill> backfills = new ArrayList<>();
    for (BackfillPlan plan : plans) {
      Optional<Generation> before = Optional.ofNullable(active.get(plan.view().name()));
      backfills.add(new ViewBackfill(plan, before, context, backfills.size()));
    }
    return runViews(backfills);
  }

  private List<BackfillPlan> plan(List<FeatureView> views) {
    long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    List<BackfillPlan> plans =
        views.stream().map(view -> BackfillPlan.of(view, nowMicros)).toList();
    progress.expect(Step.STAGED, plans.stream().mapToInt(plan -> plan.newestFirst().size()).sum());
    progress.expect(Step.CONSOLIDATED, plans.size());
    progress.expect(Step.LOADED, plans.size());
    progress.expect(Step.PUBLISHED, plans.size());
    return plans;
  }

  private BackfillContext context(
      SparkSession spark, String workspace, ActiveGenerations generations) {
    String backfillId = UUID.randomUUID().toString();
    Stage stage =
        new Stage(
            settings.stage(), workspace, backfillId, spark.sparkContext().hadoopConfiguration());
    opened(
        () -> {
          // Tasks that still run would write again what is deleted.
          spark.stop();
          stage.deleteTemporary();
        });
    SparkJobs jobs = opened(new SparkJobs(settings.parallelism()));
    DynamoDbClient dynamoDb = opened(settings.aws().dynamoDb());
    return new BackfillContext(
        backfillId,
        settings,
        jobs,
        new IntervalStager(spark, stage),
        new Consolidation(spark, KEY_ORDER_SEED),
        new ImportTableLoader(dynamoDb, Thread::sleep),
        new Reconciliation(dynamoDb),
        generations,
        progress);
  }

  private Result runViews(List<ViewBackfill> views) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(MOST_VIEWS_AT_ONCE, views.size()));
    opened(threads::shutdownNow);
    List<Future<?>> running = new ArrayList<>();
    views.forEach(view -> running.add(threads.submit(view::run)));
    List<String> failures = new ArrayList<>();
    for (Future<?> view : running) {
      try {
        view.get();
      } catch (ExecutionException e) {
        failures.add(BackfillException.oneLine(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add("stopped");
        break;
      }
    }
    progress.finish();
    return new Result(views.stream().map(view -> view.outcome().report()).toList(), failures);
  }

  private synchronized <T extends AutoCloseable> T opened(T resource) {
    if (closed) {
      throw new BackfillException("stopped");
    }
    open.push(resource);
    return resource;
  }

  /** Ends everything, newest first. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        progress.say("while stopping: " + BackfillException.oneLine(e));
      }
    }
  }
}
