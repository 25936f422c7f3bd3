package dev.tegula.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stages of the main job: from raw files to prices. */
final class MainJob {

  private final BenchProfile profile;
  private final LocalCloud cloud = new LocalCloud();

  private MainJob(BenchProfile profile) {
    this.profile = profile;
  }

  static BenchPlan plan(Path workloads, BenchProfile profile, long seed) throws IOException {
    return new BenchPlan(
        profile,
        seed,
        new MainJob(profile).stages(),
        BenchManifest.configuration(workloads, profile));
  }

  private List<Stage> stages() {
    FillStage fill = new FillStage(cloud);
    List<Stage> stages =
        new ArrayList<>(
            List.of(fill, new OracleStage(), new ServeStage(dynamoDb()), new ServeStage(memory())));
    WorkloadStage.SCENARIOS.forEach(scenario -> stages.add(new WorkloadStage(scenario)));
    stages.addAll(List.of(new MicrobenchmarkStage(), new PriceStage(fill)));
    return stages;
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
