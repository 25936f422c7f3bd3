package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Starts the stand-in for AWS and fills it by the bulk backfill. */
final class FillStage implements Stage {

  private final LocalCloud cloud;

  FillStage(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public String title() {
    return "backfill";
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    String endpoint = cloud.start(run);
    String json =
        run.run(
            Program.BACKFILL,
            "backfill",
            List.of("--json"),
            "run",
            "--repo",
            run.repository().toString(),
            "--bucket",
            BenchRun.BUCKET,
            "--stage",
            run.scratch().resolve("stage").toString(),
            "--endpoint",
            endpoint,
            "--region",
            LocalCloud.REGION,
            "--keep-objects",
            run.objects().toString());
    Files.writeString(run.out().resolve("backfill.json"), json, StandardCharsets.UTF_8);
    return BackfillSummary.of(json);
  }
}
