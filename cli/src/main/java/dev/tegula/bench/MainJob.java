package dev.tegula.bench;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stages of the main job: from raw files to prices. */
final class MainJob {

  private final BenchProfile profile;
  private final LocalCloud cloud = new LocalCloud();

  private MainJob(BenchProfile profile) {
    this.profile = profile;
  }

  static BenchPlan plan(BenchProfile profile, long seed) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("profile", profile.name().toLowerCase(Locale.ROOT));
    settings.put("repository", "examples/flights");
    settings.put("oracle.requests", Integer.toString(profile.requests()));
    settings.put("verify.requests", Integer.toString(BenchRun.VERIFIED_REQUESTS));
    settings.put("load.dynamodb-local", String.join(" ", profile.dynamoDbLocal().options()));
    settings.put("load.memory", String.join(" ", profile.memory().options()));
    settings.put("jmh", String.join(" ", profile.jmhOptions()));
    return new BenchPlan(profile, seed, new MainJob(profile).stages(), settings);
  }

  private List<Stage> stages() {
    FillStage fill = new FillStage(cloud);
    return List.of(
        fill,
        new OracleStage(),
        new ServeStage(dynamoDb()),
        new ServeStage(memory()),
        new WorkloadStage("scenario-1"),
        new WorkloadStage("scenario-2"),
        new MicrobenchmarkStage(),
        new PriceStage(fill));
  }

  private ServeStage.Serving dynamoDb() {
    return new ServeStage.Serving(
        "dynamodb-local",
        "DynamoDB Local",
        profile.dynamoDbLocal(),
        run ->
            List.of(
                "--store", "dynamodb", "--endpoint", cloud.url(), "--region", LocalCloud.REGION));
  }

  private ServeStage.Serving memory() {
    return new ServeStage.Serving(
        "memory",
        "memory",
        profile.memory(),
        run -> {
          cloud.stop();
          return List.of("--store", "memory", "--load", run.objects().toString());
        });
  }
}
