package dev.tegula.bench;

import dev.tegula.process.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tegula measure}: what docs/results publishes about load. */
@Command(
    name = "measure",
    description =
        "Measures everything about load that is published, some 50 minutes on two cores with nothing else to do: both scenarios on both stores, largest rates, latency by window and by views, packed beside a table per view",
    mixinStandardHelpOptions = true)
public final class MeasureCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "a new or empty folder for the results, such as docs/results/DATE-load")
  private Path out = Path.of("");

  @Option(
      names = "--profile",
      defaultValue = "canonical",
      description =
          "of the workload files: canonical, or smoke for a try of some ten minutes with their short windows (${DEFAULT-VALUE})")
  private BenchProfile profile = BenchProfile.CANONICAL;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.current();
    BenchPlan plan = LoadMeasurements.plan(installation.workloads(), profile);
    return new Bench(installation, out.toAbsolutePath(), plan).run() ? 0 : 1;
  }
}
