package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The three operations, on the JSON of requests and answers. Two imports run at a time; the others
 * wait and are IN_PROGRESS as well. Thread-safe.
 */
public final class ImportService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);
  private static final int MAX_RUNNING = 50;
  private static final int CONCURRENT_IMPORTS = 2;
  private static final Duration TOKEN_LIFE = Duration.ofHours(8);
  private static final Duration LISTED = Duration.ofDays(90);

  private final ObjectSource source;
  private final ImportTarget target;
  private final Clock clock;
  private final Random random;
  private final List<ImportJob> jobs = new ArrayList<>();
  private final Duration least;
  private final ExecutorService runs = Executors.newFixedThreadPool(CONCURRENT_IMPORTS);

  /** Ends imports that were faster than they may be. */
  private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor();

  /** Imports from a source, which is closed with the service, into a target. */
  public ImportService(
      ObjectSource source, ImportTarget target, Clock clock, ImportSettings settings) {
    this.source = source;
    this.target = target;
    this.clock = clock;
    this.random = new Random(settings.seed());
    this.least = settings.least();
  }

  /** Starts an import, or returns the one that has the same token. */
  public synchronized ObjectNode importTable(JsonNode members) {
    ImportRequest request = ImportRequest.of(members);
    Optional<ImportJob> same =
        jobs.stream()
            .filter(job -> job.request().clientToken().equals(request.clientToken()))
            .filter(job -> job.running() || clock.instant().isBefore(job.start().plus(TOKEN_LIFE)))
            .findFirst();
    boolean replay = same.isPresent() && same.get().running();
    if (!replay && target.exists(request.tableName())) {
      throw new AwsException(
          "ResourceInUseException", "Table already exists: " + request.tableName());
    }
    ImportJob job = same.isPresent() ? replayed(same.get(), request) : started(request);
    return wrapped(ImportDescriptions.description(job));
  }

  private static ImportJob replayed(ImportJob original, ImportRequest request) {
    if (!original.request().tableName().equals(request.tableName())) {
      throw new AwsException(
          "ImportConflictException", "Duplicate request detected with conflicting parameters");
    }
    return original;
  }

  private ImportJob started(ImportRequest request) {
    if (jobs.stream().filter(ImportJob::running).count() >= MAX_RUNNING) {
      throw new AwsException(
          "LimitExceededException", "Up to " + MAX_RUNNING + " imports may run at once");
    }
    ImportTarget.Table table;
    try {
      table = target.createTable(request.tableParameters());
    } catch (DynamoDbException e) {
      throw new AwsException("ValidationException", "TableCreationParameters: " + e.getMessage());
    }
    ImportJob job = new ImportJob(request, table, clock, random);
    long order = random.nextLong();
    jobs.add(job);
    runs.execute(() -> run(job, order));
    return job;
  }

  private void run(ImportJob job, long order) {
    Outcome outcome;
    try {
      outcome = new ImportRun(job, source, target, order).run();
    } catch (Exception e) {
      if (!runs.isShutdown()) {
        LOG.error("{} does not end well", job.arn(), e);
      }
      outcome = Outcome.failed("InternalServerError", String.valueOf(e.getMessage()));
    }
    Duration early = Duration.between(clock.instant(), job.start().plus(least));
    Outcome reached = outcome;
    if (early.isNegative() || early.isZero() || runs.isShutdown()) {
      end(job, reached);
    } else {
      ScheduledFuture<?> unused =
          ends.schedule(() -> end(job, reached), early.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void end(ImportJob job, Outcome outcome) {
    job.finish(outcome, clock.instant());
    LOG.info("{} into {}: {}", job.arn(), job.table().name(), outcome);
  }

  /** Describes the import with the given ARN. */
  public synchronized ObjectNode describeImport(JsonNode members) {
    String arn = members.path("ImportArn").asText();
    if (!arn.matches("arn:[^:]+:dynamodb:[^:]*:[^:]*:table/[a-zA-Z0-9_.-]{3,255}/import/[^/]+")) {
      throw new AwsException("ValidationException", "Invalid Import ARN: " + arn);
    }
    return jobs.stream()
        .filter(job -> job.arn().equals(arn))
        .findFirst()
        .map(job -> wrapped(ImportDescriptions.description(job)))
        .orElseThrow(() -> new AwsException("ImportNotFoundException", "No such import: " + arn));
  }

  /** Lists imports of the last 90 days, newest first, page by page. */
  public synchronized ObjectNode listImports(JsonNode members) {
    Instant since = clock.instant().minus(LISTED);
    List<ImportJob> newestFirst =
        new ArrayList<>(jobs.stream().filter(job -> job.start().isAfter(since)).toList());
    Collections.reverse(newestFirst);
    return ListPage.of(members, newestFirst);
  }

  /**
   * CloudWatch Logs' GetLogEvents for {@code /aws-dynamodb/imports}, stream {@code
   * IMPORT-ID/error}.
   */
  public synchronized ObjectNode getLogEvents(JsonNode members) {
    String stream = members.path("logStreamName").asText();
    return jobs.stream()
        .filter(job -> (job.id() + "/error").equals(stream) && job.errorLog().errors() > 0)
        .findFirst()
        .map(job -> job.errorLog().page(members))
        .orElseThrow(
            () ->
                new AwsException(
                    "ResourceNotFoundException", "The specified log stream does not exist."));
  }

  /** Whether any import has not ended. */
  public synchronized boolean anyRunning() {
    return jobs.stream().anyMatch(ImportJob::running);
  }

  /** Whether an import into this table has not ended. */
  public synchronized boolean isRunning(String table) {
    return jobs.stream().anyMatch(job -> job.running() && job.table().name().equals(table));
  }

  private static ObjectNode wrapped(ObjectNode description) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("ImportTableDescription", description);
    return answer;
  }

  /** Abandons running imports. */
  @Override
  public void close() {
    runs.shutdownNow();
    ends.shutdownNow();
    source.close();
  }
}
