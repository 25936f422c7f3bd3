package dev.tegula.rig;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

final class GeneratorBench {
  public static void main(String[] a) throws Exception {
    Vertx vertx = Vertx.vertx();
    URI url = URI.create(a[0]);
    LoadPlan plan =
        new LoadPlan(
            Double.parseDouble(a[1]),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            LoadPlan.Arrivals.POISSON,
            1,
            Duration.ofSeconds(5));
    LoadRig.Watchers w =
        new LoadRig.Watchers(
            System::nanoTime,
            HiccupRecorder.ofThisMachine(),
            new ServerWindow(
                new HttpTarget(vertx, url, null, Duration.ofSeconds(5)), System::nanoTime));
    try (Wire wire = NettyWire.open(url, null, Duration.ofSeconds(5))) {
      Measurement m =
          new LoadRig(wire, plan, new StopSignal(), w)
              .run(Requests.source(100, 1), Clock.systemUTC());
      var r = m.result(new Measurement.Labels("x", "x", dev.tegula.result.Mark.MEASURED, "", true));
      System.out.println(
          r.achievedServiceQps()
              + " "
              + r.latency()
              + " "
              + r.lateness()
              + " "
              + r.reasons()
              + m.detail("x"));
    }
    System.exit(0);
  }
}
