package dev.tegula.bench;

import dev.tegula.process.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tegula bench}: the main job on embedded defaults. */
@Command(
    name = "bench",
    description =
        "The main job on embedded defaults: backfill real flights, serve, verify, load,"
            + " microbenchmark, price, report",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "a new or empty folder for the results (default: out/bench-TIME beside the tegula script)")
  private @Nullable Path out;

  @Option(
      names = "--profile",
      defaultValue = "smoke",
      description = "smoke: some minutes; canonical: for numbers to publish (default: smoke)")
  private BenchProfile profile = BenchProfile.SMOKE;

  @Option(
      names = "--seed",
      defaultValue = "20130101",
      description = "of everything random (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.current();
    Path folder =
        out == null
            ? installation.home().resolve("out").resolve("bench-" + STAMP.format(Instant.now()))
            : out.toAbsolutePath();
    BenchPlan plan = MainJob.plan(installation.workloads(), profile, seed);
    return new Bench(installation, folder, plan).run() ? 0 : 1;
  }
}
