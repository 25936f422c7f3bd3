package dev.tegula.server;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.http.ApiKeys;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.simulation.DeclaredLatency;
import dev.tegula.simulation.DeclaredLatencyStore;
import dev.tegula.store.StoreProvider;
import dev.tegula.store.StoreProvider.Opened;
import dev.tegula.store.StoreProvider.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: answers feature requests until it is told to stop. */
@Command(
    name = "serve",
    description = "Serve feature vectors over HTTP until stopped.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
@SuppressWarnings("NullAway.Init") // picocli sets the required options
final class ServeCommand implements Callable<Integer> {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";

  @Spec private CommandSpec spec;

  @Option(
      names = "--repo",
      required = true,
      paramLabel = "REPO",
      description = "the feature repository: a folder with *.yaml files, or one such file")
  private Path repo;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "NAME",
      description = "where the rows are: memory or dynamodb")
  private String store;

  @Option(
      names = "--load",
      paramLabel = "DIR",
      description = "the import objects that the memory store is filled with")
  private @Nullable Path load;

  @Option(
      names = "--declared-latency",
      paramLabel = "FILE",
      description = {
        "answers from memory only after the latency that this file declares for each read, for",
        "simulated measurements; the word default: the built-in one, calibrated from published percentiles"
      })
  private @Nullable Path declaredLatency;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "replaces AWS's own endpoint, for example that of local-aws")
  private @Nullable String endpoint;

  @Option(names = "--region", paramLabel = "REGION", description = "the AWS region")
  private @Nullable String region;

  @Option(
      names = "--api-keys",
      paramLabel = "FILE",
      description = {
        "the keys that may call, one a line: SHA-256 in hex, then optionally a name;",
        "without it the server can be reached from this machine only and accepts any key"
      })
  private @Nullable Path apiKeys;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "the port, 0 for any that is free (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--coerce-null-counts-to-zero",
      description =
          "counts without rows in their window are 0, not null, for calls that do not say")
  private boolean coerceNullCountsToZero;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    FeatureRepository repository = RepositoryReader.read(repo);
    StoreProvider provider = provider();
    ListenSettings settings =
        new ListenSettings(
            apiKeys == null ? LOOPBACK : EVERYWHERE, port, keys(), coerceNullCountsToZero);
    DeclaredLatency latency = latency();
    Opened opened = delayed(provider.open(Settings.of(endpoint, region, load)), latency);
    FeatureServer server = FeatureServer.start(repository, opened, settings);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop serving"));
    announce(server, latency == null ? store : store + " behind declared latency: simulated");
    stopped.await();
    return 0;
  }

  private void announce(FeatureServer server, String storeName) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "tegula serve ready on http://%s:%d (store %s, %d services, %d of %d views ready)%n",
        LOOPBACK,
        server.port(),
        storeName,
        server.engine().services().size(),
        server.engine().readyViewCount(),
        server.engine().viewCount());
    out.flush();
  }

  private @Nullable DeclaredLatency latency() throws IOException {
    if (declaredLatency == null) {
      return null;
    }
    if (!store.equals("memory")) {
      throw new IllegalArgumentException(
          "declared-latency: store %s (expected: memory, which has no latency of its own)"
              .formatted(store));
    }
    if (declaredLatency.equals(Path.of("default"))) {
      return DeclaredLatency.standard();
    }
    if (!Files.isReadable(declaredLatency)) {
      throw new NoSuchFileException(
          "declared-latency: %s (expected: a file that can be read, or the word default)"
              .formatted(declaredLatency));
    }
    return DeclaredLatency.read(declaredLatency);
  }

  private static Opened delayed(Opened opened, @Nullable DeclaredLatency latency) {
    return latency == null
        ? opened
        : new Opened(DeclaredLatencyStore.of(opened.store(), latency), opened.generations());
  }

  private StoreProvider provider() {
    List<StoreProvider> providers =
        ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    return providers.stream()
        .filter(each -> each.name().equals(store))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "store: %s (expected: %s)"
                        .formatted(
                            store,
                            providers.stream()
                                .map(StoreProvider::name)
                                .sorted()
                                .collect(Collectors.joining(" or ")))));
  }

  private ApiKeys keys() throws IOException {
    if (apiKeys == null) {
      return ApiKeys.any();
    }
    if (!Files.isReadable(apiKeys)) {
      throw new NoSuchFileException(
          "api-keys: " + apiKeys + " (expected: a file that can be read)");
    }
    return ApiKeys.read(apiKeys);
  }
}
