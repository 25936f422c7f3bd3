package dev.tegula.rig;

import dev.tegula.workload.ExpectedRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Offers load to a target by an open model: requests are due by a schedule that no answer can
 * delay, and latency counts from when a request was due. The calling thread paces; one event loop
 * does the rest. For one run.
 */
public final class LoadRig {

  private static final long SWEEP_MILLIS = 10;
  private static final long HEAD_START_NANOS = 20_000_000;
  private static final long STOPPED_DRAIN_NANOS = 1_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Vertx vertx;
  private final Context loop;
  private final HttpTarget target;
  private final LoadPlan plan;
  private final StopSignal stop;
  private final Recorder recorder;

  /**
   * A rig.
   *
   * @param vertx whose event loop it may use
   * @param stop ends the run early; what was measured until then is kept
   */
  public LoadRig(Vertx vertx, HttpTarget target, LoadPlan plan, StopSignal stop) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.target = target;
    this.plan = plan;
    this.stop = stop;
    this.recorder = new Recorder(plan);
  }

  /**
   * How far a run is.
   *
   * @param finished requests, warm-up included
   * @param failed of them
   */
  public record Progress(long finished, long failed) {}

  /** How far the run is; may be asked from any thread. */
  public Progress progress() {
    return new Progress(recorder.finishedRequests(), recorder.failedRequests());
  }

  /**
   * Runs the plan.
   *
   * @param requests drawn from at random
   */
  public Measurement run(List<ExpectedRequest> requests, Clock clock) throws InterruptedException {
    List<PreparedRequest> prepared = requests.stream().map(PreparedRequest::of).toList();
    Instant startedAt = clock.instant().plusNanos(HEAD_START_NANOS);
    long startNanos = System.nanoTime() + HEAD_START_NANOS;
    LongSupplier offset = () -> System.nanoTime() - startNanos;
    Sender sender = new Sender(target, recorder, stop, offset, plan.requestTimeout().toNanos());
    StoreReadCounter reads = new StoreReadCounter(target, offset);
    loop.exceptionHandler(failure -> stop.stop("the rig itself failed: " + failure));
    CompletableFuture<Long> sweep = new CompletableFuture<>();
    loop.runOnContext(
        v -> sweep.complete(vertx.setPeriodic(SWEEP_MILLIS, timer -> sender.cutOffLate())));

    pace(prepared, sender, reads, offset);
    long endNanos = Math.min(plan.totalNanos(), offset.getAsLong());
    loop.runOnContext(v -> reads.readEnd());
    awaitIdle(sender, offset);
    vertx.cancelTimer(sweep.join());
    double windowNanos = Math.max(0, endNanos - plan.warmup().toNanos());
    double storeQps = windowNanos > 0 ? reads.perSecond(stop, plan.requestTimeout()) : 0;
    return new Measurement(
        plan, startedAt, recorder, windowNanos / NANOS_PER_SECOND, storeQps, stop.reason());
  }

  private void pace(
      List<PreparedRequest> requests, Sender sender, StoreReadCounter reads, LongSupplier offset) {
    ArrivalSchedule schedule = plan.schedule();
    // Another stream than the arrivals', which use the seed itself.
    SplittableRandom choice = new SplittableRandom(plan.seed()).split();
    Pacer pacer = new Pacer(offset, stop);
    long warmupNanos = plan.warmup().toNanos();
    boolean warm = false;
    for (long due = schedule.nextOffsetNanos();
        due < plan.totalNanos();
        due = schedule.nextOffsetNanos()) {
      if (!warm && due >= warmupNanos) {
        warm = true;
        pacer.await(warmupNanos);
        loop.runOnContext(v -> reads.readStart());
      }
      if (!pacer.await(due)) {
        return;
      }
      long dueNanos = due;
      PreparedRequest request = requests.get(choice.nextInt(requests.size()));
      loop.runOnContext(v -> sender.send(dueNanos, request));
    }
    pacer.await(plan.totalNanos());
  }

  /**
   * Waits for the last answers: for a moment only when the run was stopped, else until each has
   * come or timed out.
   */
  private void awaitIdle(Sender sender, LongSupplier offset) throws InterruptedException {
    long patience =
        stop.isSet() ? STOPPED_DRAIN_NANOS : plan.requestTimeout().toNanos() + STOPPED_DRAIN_NANOS;
    long deadline = offset.getAsLong() + patience;
    while (!isIdle(sender) && offset.getAsLong() < deadline) {
      Thread.sleep(SWEEP_MILLIS);
    }
  }

  private boolean isIdle(Sender sender) {
    return CompletableFuture.supplyAsync(
            sender::isIdle, command -> loop.runOnContext(v -> command.run()))
        .join();
  }
}
