package dev.tegula.load;

import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.ListedRequests;
import dev.tegula.workload.LoadShape;
import dev.tegula.workload.Profile;
import dev.tegula.workload.Workload;
import dev.tegula.workload.Workload.ServiceLoad;
import dev.tegula.workload.file.WorkloadFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a server is asked, and how much of it. */
final class AskedOptions {

  private static final LoadShape DEFAULT_LOAD =
      new LoadShape(1, Duration.ofSeconds(5), Duration.ofSeconds(30));

  /** Where the requests come from. */
  static final class From {

    @Option(
        names = "--workload",
        paramLabel = "FILE",
        description = "a workload file, such as workloads/scenario-1.yaml")
    private @Nullable Path workload;

    @Option(
        names = "--requests",
        paramLabel = "FILE",
        description = "requests with their expected answers, as tegula oracle writes them")
    private @Nullable Path requests;
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private From from = new From();

  @Option(
      names = "--profile",
      defaultValue = "canonical",
      description = "whose values of a workload file count: ${COMPLETION-CANDIDATES}, in any case")
  private Profile profile = Profile.CANONICAL;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "asks only this one of the workload's services, at the whole rate")
  private @Nullable String service;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      description =
          "service requests that are due in a second; several, with commas between, one after the other (default: the workload's)")
  private List<Double> rates = List.of();

  @Option(
      names = "--duration",
      converter = DurationConverter.class,
      description = "the measured window (default: the workload's, or 30s)")
  private @Nullable Duration duration;

  @Option(
      names = "--warmup",
      converter = DurationConverter.class,
      description = "load before the window, measured apart (default: the workload's, or 5s)")
  private @Nullable Duration warmup;

  @Option(
      names = "--seed",
      description = "of the arrivals and the choice of requests (default: the workload's, or 1)")
  private @Nullable Long seed;

  /** The workload with the figures of the command line in place of its own. */
  Workload workload(String name) throws IOException {
    Workload read =
        from.workload == null ? listed(name) : WorkloadFile.read(from.workload, profile).workload();
    LoadShape load = read.load();
    Workload asked = service == null ? read : read.only(service);
    return new Workload(
        read.name(),
        read.profile(),
        seed == null ? read.seed() : seed,
        new LoadShape(
            rates.isEmpty() ? load.ratePerSecond() : rates.get(0),
            warmup == null ? load.warmup() : warmup,
            duration == null ? load.duration() : duration),
        asked.services());
  }

  /** What results are called unless they get another name. */
  String name(Workload workload) {
    return service == null ? workload.name() : service.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Refuses to go on without a rate: a requests file has none. */
  void requireRate() {
    if (from.workload == null && rates.isEmpty()) {
      throw new IllegalArgumentException("--rate: missing (expected: requests a second)");
    }
  }

  /** The rates, one after the other. */
  List<Double> rates(Workload workload) {
    return rates.isEmpty() ? List.of(workload.load().ratePerSecond()) : List.copyOf(rates);
  }

  /** Whether the command line steps through rates. */
  boolean severalRates() {
    return rates.size() > 1;
  }

  /** What is asked, for the record. */
  String label() {
    Path file = from.workload == null ? from.requests : from.workload;
    return file == null ? "" : file.getFileName().toString();
  }

  private Workload listed(String name) throws IOException {
    if (from.requests == null) {
      throw new IllegalStateException("picocli lets exactly one through");
    }
    List<ExpectedRequest> requests = ExpectedRequests.read(from.requests);
    List<ServiceLoad> services =
        ListedRequests.of(requests, new KeyChoice.Uniform()).stream()
            .map(service -> new ServiceLoad(service.requests().size(), service))
            .toList();
    return new Workload(name, profile, 1, DEFAULT_LOAD, services);
  }
}
