package dev.tegula.rig;

import dev.tegula.workload.RequestSource;
import dev.tegula.workload.WorkloadRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Offers load to a target by an open model: requests are due by a schedule that no answer can
 * delay, and latency counts from when a request was due. The calling thread does everything: it
 * paces, sends, receives and checks. For one run.
 */
public final class LoadRig {

  private static final long SWEEP_NANOS = 10_000_000;
  private static final long HEAD_START_NANOS = 20_000_000;
  private static final long STOPPED_DRAIN_NANOS = 1_000_000_000L;

  /**
   * How many requests may be sent in a row, when the generator is late, before answers are read.
   */
  private static final int BURST = 16;

  private final Wire wire;
  private final LoadPlan plan;
  private final StopSignal stop;
  private final Watchers watchers;
  private final Recorder recorder;

  /**
   * What stands beside a run.
   *
   * @param nanoTime the clock of everything in the run
   */
  public record Watchers(LongSupplier nanoTime, HiccupRecorder hiccups, ServerWindow server) {}

  /**
   * A rig.
   *
   * @param wire of the thread that will call {@link #run}
   * @param stop ends the run early; what was measured until then is kept
   */
  public LoadRig(Wire wire, LoadPlan plan, StopSignal stop, Watchers watchers) {
    this.wire = wire;
    this.plan = plan;
    this.stop = stop;
    this.watchers = watchers;
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

  /** Runs the plan. */
  public Measurement run(RequestSource requests, Clock clock) throws InterruptedException {
    Instant startedAt = clock.instant().plusNanos(HEAD_START_NANOS);
    long startNanos = watchers.nanoTime.getAsLong() + HEAD_START_NANOS;
    LongSupplier offset = () -> watchers.nanoTime.getAsLong() - startNanos;
    Sender sender = new Sender(wire, recorder, stop, offset, plan.requestTimeout().toNanos());
    long endNanos;
    Hiccups hiccups;
    try (HiccupRecorder.Recording recording =
        watchers.hiccups.start(startNanos + plan.warmup().toNanos())) {
      pace(requests, sender, offset);
      endNanos = Math.min(plan.totalNanos(), offset.getAsLong());
      watchers.server.readEnd();
      hiccups = recording.until(startNanos + endNanos);
      drain(sender, offset);
    }
    double windowSeconds = Math.max(0, endNanos - plan.warmup().toNanos()) / 1e9;
    ServerWork work = windowSeconds > 0 ? watchers.server.await(stop, plan.requestTimeout()) : null;
    return new Measurement(plan, startedAt, windowSeconds, recorder, hiccups, work, stop.reason());
  }

  private void pace(RequestSource requests, Sender sender, LongSupplier offset) {
    ArrivalSchedule schedule = plan.schedule();
    long total = plan.totalNanos();
    long windowNanos = plan.warmup().toNanos();
    boolean inWindow = false;
    long sweptNanos = 0;
    int burst = 0;
    long due = schedule.nextOffsetNanos();
    WorkloadRequest next = requests.next();
    for (long now = offset.getAsLong();
        (due < total || now < total) && !stop.isSet();
        now = offset.getAsLong()) {
      if (!inWindow && now >= windowNanos) {
        inWindow = true;
        watchers.server.readStart();
      }
      if (due < total && now >= due && burst < BURST) {
        burst++;
        sender.send(due, next);
        due = schedule.nextOffsetNanos();
        next = requests.next();
        continue;
      }
      burst = 0;
      if (now - sweptNanos > SWEEP_NANOS) {
        sweptNanos = now;
        sender.cutOffLate();
      }
      boolean busy = sender.checkOne();
      long moment = Math.min(due, inWindow ? total : windowNanos);
      wire.poll(busy ? 0 : Math.max(0, Math.min(moment - offset.getAsLong(), SWEEP_NANOS)));
    }
  }

  /**
   * Waits for the last answers: for a moment only when the run was stopped, else until each has
   * come or timed out. A request without an answer then counts as timed out.
   */
  private void drain(Sender sender, LongSupplier offset) {
    long now = offset.getAsLong();
    long deadline = now + plan.requestTimeout().toNanos() + STOPPED_DRAIN_NANOS;
    while (!sender.isIdle() && now < deadline) {
      wire.poll(sender.checkOne() ? 0 : SWEEP_NANOS);
      now = offset.getAsLong();
      if (stop.isSet()) {
        deadline = Math.min(deadline, now + STOPPED_DRAIN_NANOS);
      }
    }
    sender.cutOffAll();
  }
}
