package dev.tegula.load;

import dev.tegula.result.Mark;
import dev.tegula.rig.HiccupRecorder;
import dev.tegula.rig.HttpTarget;
import dev.tegula.rig.LoadPlan;
import dev.tegula.rig.LoadRig;
import dev.tegula.rig.Measurement;
import dev.tegula.rig.ServerWindow;
import dev.tegula.rig.StopSignal;
import dev.tegula.rig.TargetException;
import dev.tegula.rig.TargetProbe;
import dev.tegula.rig.Wire;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.WorkloadRequest;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets that were asked once and found well, and the runs against them. For one thread. */
final class LoadSession implements AutoCloseable {

  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx();
  private final TargetOptions options;
  private final Map<URI, HttpTarget> targets = new LinkedHashMap<>();
  private final PrintWriter err;

  /**
   * A session.
   *
   * @param err where progress is shown
   */
  LoadSession(TargetOptions options, PrintWriter err) {
    this.options = options;
    this.err = err;
    for (URI url : options.targets()) {
      targets.put(url, options.open(url, vertx, REQUEST_TIMEOUT));
    }
  }

  /** Asks each target for one right vector of each service, and for its metrics. */
  void probe(List<WorkloadRequest> samples) throws TargetException, InterruptedException {
    for (Map.Entry<URI, HttpTarget> target : targets.entrySet()) {
      TargetProbe probe =
          new TargetProbe(target.getValue(), target.getKey().toString(), REQUEST_TIMEOUT);
      probe.checkAnswers(samples);
      probe.checkMetrics();
    }
  }

  /** A connection of the calling thread. */
  Wire wire() throws IOException {
    return options.openWire(REQUEST_TIMEOUT);
  }

  /** One run. */
  Measurement run(LoadPlan plan, RequestSource requests, StopSignal stop)
      throws IOException, InterruptedException {
    LoadRig.Watchers watchers =
        new LoadRig.Watchers(
            System::nanoTime,
            HiccupRecorder.ofThisMachine(),
            ServerWindow.of(List.copyOf(targets.values()), System::nanoTime));
    try (Wire wire = wire()) {
      LoadRig rig = new LoadRig(wire, plan, stop, watchers);
      try (Progress progress = LoadProgress.show(err, rig, plan)) {
        return rig.run(requests, Clock.systemUTC());
      }
    }
  }

  Measurement.Labels labels(String name, Mark mark, String purpose) throws IOException {
    return new Measurement.Labels(name, options.storeLabel(), mark, purpose, options.isLoopback());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
