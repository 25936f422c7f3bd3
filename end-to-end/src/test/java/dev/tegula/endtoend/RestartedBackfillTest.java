package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill that is killed after its load and begun anew leaves none of its tables behind. */
final class RestartedBackfillTest {

  private static final String FLIGHTS = FlightsRepository.ORIGINAL.toString();
  private static final String VIEW = "aircraft";

  @TempDir private Path folder;

  @Test
  void run_restartAfterALoad_deletesTheTableThatWasGivenUp()
      throws IOException, InterruptedException {
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String aws = localAws.awaitReady();
      LocalTables tables = new LocalTables(aws);
      KilledDriver.at("6-LOADED", tables, VIEW, run(aws));
      assertThat(tables.steps(VIEW)).doesNotContain("8-PUBLISHED");
      assertThat(tables.tables()).contains("tegula_aircraft_1");
      TegulaProcess.succeed(run(aws, "--restart"));
      assertThat(tables.steps(VIEW)).contains("9-FINISHED");
      assertThat(tables.tables())
          .filteredOn(table -> table.startsWith("tegula_aircraft"))
          .containsExactly("tegula_aircraft_1_2");
      assertThat(tables.rows("tegula_aircraft_1_2")).hasSizeGreaterThan(3_000);
    }
  }

  private String[] run(String aws, String... more) {
    return Stream.concat(
            Stream.of(
                "backfill",
                "run",
                "--repo",
                FLIGHTS,
                "--view",
                VIEW,
                "--bucket",
                "features",
                "--stage",
                folder.resolve("stage").toString(),
                "--endpoint",
                aws),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
