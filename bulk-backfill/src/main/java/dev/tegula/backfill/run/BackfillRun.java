package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.GroupConsolidation;
import dev.tegula.backfill.consolidate.RowByRow;
import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.load.Reconciliation;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.store.Generation;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

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
  private final String runId = UUID.randomUUID().toString();
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
    List<FeatureView> views = SelectedViews.of(repository, settings.views());
    views.forEach(view -> BackfillPlan.range(view, ViewPlanner.nowMicros(clock)));
    try (ObjectStore objects = new ObjectStore(settings.aws(), settings.bucket())) {
      objects.requireBucket(settings.aws().standIn());
    }
    ControlPlane control = opened(new ControlPlane(settings.aws(), clock));
    List<TableGroup> groups = TableGroup.of(views);
    List<BackfillJournal> journals = journals(control, groups);
    SparkSession spark = opened(BackfillSpark.start());
    Sources.register(spark, views);
    Stage stage = stage(spark, repository.workspace());
    BackfillContext context = context(spark, stage, control);
    views.forEach(context.stager()::check);
    progress.say("Spark is up; transformations and types are as declared");
    progress.begin();
    return runViews(tasks(groups, journals, stage, context));
  }

  /** Takes the leases, all or none, and reads what was done before. */
  private List<BackfillJournal> journals(ControlPlane control, List<TableGroup> groups) {
    HeldLeases leases =
        opened(
            new HeldLeases(
                control.leases(),
                progress::say,
                () -> new Thread(this::close, "lease lost").start()));
    List<BackfillJournal> journals = new ArrayList<>();
    for (TableGroup group : groups) {
      BackfillJournal journal = new BackfillJournal(control.entries(), leases.take(group.name()));
      settings.start().require(group, journal.last());
      journals.add(journal);
    }
    return journals;
  }

  private Stage stage(SparkSession spark, String workspace) {
    Stage stage =
        new Stage(settings.stage(), workspace, runId, spark.sparkContext().hadoopConfiguration());
    opened(
        () -> {
          // Tasks that still run would write again what is deleted.
          spark.stop();
          stage.deleteTemporary();
        });
    return stage;
  }

  private BackfillContext context(SparkSession spark, Stage stage, ControlPlane control) {
    Consolidation consolidation = new Consolidation(spark, KEY_ORDER_SEED);
    return new BackfillContext(
        settings,
        opened(new SparkJobs(settings.parallelism())),
        new IntervalStager(spark, stage),
        consolidation,
        new GroupConsolidation(spark, consolidation),
        new RowByRow(spark, consolidation),
        control.dynamoDb(),
        new Reconciliation(control.dynamoDb()),
        control.generations(),
        new Retirement(control.dynamoDb(), control.generations(), clock),
        progress);
  }

  private List<ViewTask> tasks(
      List<TableGroup> groups,
      List<BackfillJournal> journals,
      Stage stage,
      BackfillContext context) {
    Map<String, Generation> active = context.generations().current();
    ViewPlanner planner = new ViewPlanner(settings, clock, stage, runId);
    List<ViewTask> tasks = new ArrayList<>();
    for (int rank = 0; rank < groups.size(); rank++) {
      TableGroup group = groups.get(rank);
      BackfillJournal journal = journals.get(rank);
      if (settings.start() == Start.FORWARD) {
        ForwardPlanner forward =
            new ForwardPlanner(group, journal, planner, new Lane(context, rank));
        tasks.add(new ViewForward(forward, planner, progress));
      } else {
        Optional<Generation> before = Optional.ofNullable(active.get(group.name()));
        List<BackfillPlan> plans = planner.plan(group, journal, before);
        ViewWork work = new ViewWork(plans, before, journal, context, rank);
        work.expectSteps();
        tasks.add(new ViewBackfill(work));
      }
    }
    return tasks;
  }

  private Result runViews(List<ViewTask> views) {
    ViewThreads threads = opened(new ViewThreads(Math.min(MOST_VIEWS_AT_ONCE, views.size())));
    List<String> failures = threads.run(views);
    progress.finish();
    return new Result(views.stream().flatMap(view -> view.reports().stream()).toList(), failures);
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
