package dev.tegula.rig;

import dev.tegula.result.Mark;
import dev.tegula.result.ThroughputResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Records what the same thing, measured again and again, looks like: the CPU time per request of
 * one unchanged server in microseconds, a line for each run of two seconds. By hand: {@code java
 * -cp ... dev.tegula.rig.NoiseRecording RUNS}; its output is the resource {@code
 * recorded-noise.txt} of the comparison's test.
 */
final class NoiseRecording {

  private NoiseRecording() {}

  public static void main(String[] arguments) throws Exception {
    Measurement.Labels labels = new Measurement.Labels("noise", "none", Mark.MEASURED, "", true);
    ClosedLoop.Plan plan =
        new ClosedLoop.Plan(4, Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(5));
    try (PinnedServer server = PinnedServer.start(0)) {
      for (int run = -5; run < Integer.parseInt(arguments[0]); run++) {
        double before = server.cpuSeconds();
        ThroughputResult result;
        try (Wire wire = NettyWire.open(List.of(server.url()), null, Duration.ofSeconds(5))) {
          result =
              new ClosedLoop(wire, new StopSignal(), System::nanoTime)
                  .run(plan, Requests.source(100, 1), labels);
        }
        if (run >= 0) { // the first runs warm the server up
          System.out.printf(
              Locale.ROOT, "%.3f%n", (server.cpuSeconds() - before) * 1e6 / result.answers());
          System.err.printf("%.0f/s %s%n", result.answersPerSecond(), result.reasons());
        }
      }
    }
  }
}
