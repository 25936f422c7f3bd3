package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver is killed as soon as a step stands in the journal, and resumed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledBackfillTest {

  private static final String FLIGHTS = FlightsRepository.ORIGINAL.toString();
  private static final String VIEW = "plane_last_flight";

  @TempDir private static Path folder;
  private TegulaProcess localAws;
  private String aws;
  private LocalTables tables;
  private Map<String, String> uninterrupted;
  private int generation;

  @BeforeAll
  void fillOnce() throws IOException, InterruptedException {
    localAws = TegulaProcess.start("local-aws", "--port", "0");
    aws = localAws.awaitReady();
    tables = new LocalTables(aws);
    TegulaProcess.succeed(run(folder.resolve("uninterrupted")));
    generation = 1;
    uninterrupted = tables.rows("tegula_" + VIEW + "_1");
    assertThat(uninterrupted).hasSizeGreaterThan(4_000);
  }

  @AfterAll
  void stop() {
    localAws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2-STAGED", "5-LOADING", "7-RECONCILED"})
  void resume_killedAtAStep_finishesWithoutRepeatingAStep(String step)
      throws IOException, InterruptedException {
    killAndResume(step);
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(strings = {"1-PLANNED", "3-CONSOLIDATED", "4-PLACED", "6-LOADED", "8-PUBLISHED"})
  void resume_killedAtAnyOtherStep_finishesWithoutRepeatingAStep(String step)
      throws IOException, InterruptedException {
    killAndResume(step);
  }

  private void killAndResume(String step) throws IOException, InterruptedException {
    Path stage = folder.resolve(step);
    KilledDriver.at(step, tables, VIEW, run(stage));
    Map<Path, FileTime> committed = committed(stage);
    TegulaProcess.Outcome resumed =
        TegulaProcess.run(
            "backfill", "resume", "--repo", FLIGHTS, "--view", VIEW, "--endpoint", aws);
    assertThat(resumed.exitCode()).as(resumed.errors()).isZero();
    generation++;
    assertThat(tables.steps(VIEW)).contains("9-FINISHED");
    assertThat(committed(stage)).as("intervals that were staged").containsAllEntriesOf(committed);
    String table = "tegula_" + VIEW + "_" + generation;
    assertThat(tables.imports(table)).as("imports into %s", table).isEqualTo(1);
    assertThat(tables.rows(table)).isEqualTo(uninterrupted);
    assertThat(temporary(stage)).as("unfinished work").isEmpty();
  }

  private String[] run(Path stage) {
    return new String[] {
      "backfill",
      "run",
      "--repo",
      FLIGHTS,
      "--view",
      VIEW,
      "--bucket",
      "features",
      "--stage",
      stage.toString(),
      "--endpoint",
      aws
    };
  }

  /** The files of committed intervals, with the times of their last change. */
  private static Map<Path, FileTime> committed(Path stage) throws IOException {
    Map<Path, FileTime> files = new TreeMap<>();
    if (!Files.exists(stage)) {
      return files;
    }
    try (Stream<Path> markers = Files.walk(stage).filter(file -> file.endsWith("_COMMITTED"))) {
      for (Path marker : markers.toList()) {
        try (Stream<Path> inside = Files.list(marker.getParent())) {
          for (Path file : inside.toList()) {
            files.put(file, Files.getLastModifiedTime(file));
          }
        }
      }
    }
    return files;
  }

  private static List<Path> temporary(Path stage) throws IOException {
    Path temporary = stage.resolve("_temporary");
    if (!Files.exists(temporary)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
