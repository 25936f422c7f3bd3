package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the backfill by spark-submit, on a master and two workers of this machine. */
@Tag("long")
final class ClusterBackfillTest {

  @TempDir private Path folder;

  @Test
  void submit_toAStandaloneMaster_publishesByBothWorkers() throws Exception {
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String aws = localAws.awaitReady();
      try (SparkCluster cluster = new SparkCluster(folder)) {
        Process driver =
            cluster.submit(
                "run",
                "--repo",
                FlightsRepository.ORIGINAL.toString(),
                "--view",
                "aircraft",
                "--view",
                "plane_last_flight",
                "--bucket",
                "cluster",
                "--stage",
                folder.resolve("stage").toUri().toString(),
                "--endpoint",
                aws,
                "--json");

        assertThat(driver.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(driver.exitValue()).as(cluster.log("driver")).isZero();
        assertThat(folder.resolve("driver.out"))
            .content()
            .contains("\"PUBLISHED\"")
            .doesNotContain("FAILED");
        for (int worker = 0; worker < SparkCluster.workers(); worker++) {
          assertThat(cluster.executors(worker)).as("executors of worker " + worker).isNotEmpty();
        }
      }
    }
  }
}
