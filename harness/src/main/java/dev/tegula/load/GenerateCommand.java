package dev.tegula.load;

import dev.tegula.generate.GeneratedData;
import dev.tegula.generate.NewFolder;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import dev.tegula.workload.Profile;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import dev.tegula.workload.file.WorkloadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the feature repository, the data and some expected requests of a workload. */
@Command(
    name = "generate",
    description =
        "Writes the feature repository and the data that a workload file makes up, and requests with the answers that a server of them must give. The same file and profile give the same bytes.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the workload file")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "becomes the feature repository; new or empty")
  private Path out = Path.of("");

  @Option(
      names = "--profile",
      defaultValue = "smoke",
      paramLabel = "PROFILE",
      description = "smoke or canonical (${DEFAULT-VALUE})")
  private Profile profile = Profile.SMOKE;

  @Option(
      names = "--requests",
      defaultValue = "200",
      paramLabel = "N",
      description = "how many expected requests (${DEFAULT-VALUE})")
  private int requests;

  @Override
  public Integer call() throws IOException {
    if (requests < 1 || requests > 1_000_000) {
      throw new IllegalArgumentException("--requests: " + requests + " (expected: 1 to 1000000)");
    }
    WorkloadFile read = WorkloadFile.read(file, profile);
    GeneratedData data = read.requireGenerated(file);
    NewFolder.require(out);
    Files.writeString(out.resolve("features.yaml"), data.repositoryYaml());
    data.writeSources(out);
    ExpectedRequests.write(out.resolve("requests.jsonl"), expected(read.workload()));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s (%s): %,d bytes in %s%n",
            read.workload().name(),
            profile.name().toLowerCase(Locale.ROOT),
            sizeBytes(),
            out);
    return 0;
  }

  private List<ExpectedRequest> expected(Workload workload) {
    RequestSource source = workload.open(Workload.Stream.ONLY);
    List<ExpectedRequest> expected = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      expected.add(source.next().expected().orElseThrow());
    }
    return expected;
  }

  private long sizeBytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> written = Files.list(out)) {
      for (Path one : written.toList()) {
        bytes += Files.size(one);
      }
    }
    return bytes;
  }
}
