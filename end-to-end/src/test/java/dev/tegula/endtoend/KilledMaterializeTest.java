package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A view of attributes is carried forward day by day into the table that readers use, twice: once
 * undisturbed, once by drivers that are killed, fenced off and rolled back. After every day both
 * tables hold the same bytes.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KilledMaterializeTest {

  private static final String VIEW = "plane_last_flight";
  private static final String FIRST = "tegula_" + VIEW + "_1";
  private static final String LATER_LEASE = "999999";

  @TempDir private static Path folder;
  private final Place undisturbed = new Place("undisturbed");
  private final Place disturbed = new Place("disturbed");
  private Path repository;
  private int day = 1;

  /** A stand-in of AWS and an offline store. */
  private static final class Place {
    private final String name;
    private TegulaProcess localAws;
    private String aws;
    private LocalTables tables;

    Place(String name) {
      this.name = name;
    }

    void begin(Path december) throws IOException, InterruptedException {
      localAws = TegulaProcess.start("local-aws", "--port", "0");
      aws = localAws.awaitReady();
      tables = new LocalTables(aws);
      List<String> line = new ArrayList<>(List.of("backfill", "run", "--view", VIEW));
      line.addAll(List.of("--repo", december.toString(), "--bucket", "features"));
      line.addAll(List.of("--stage", folder.resolve(name).toString(), "--endpoint", aws));
      TegulaProcess.succeed(line.toArray(String[]::new));
    }
  }

  @BeforeAll
  void backfill() throws IOException, InterruptedException {
    Path december = FlightsUntil.make(folder.resolve("december"), "2013-12-01T00:00:00Z");
    repository = FlightsUntil.make(folder.resolve("later"), "2014-01-01T00:00:00Z");
    undisturbed.begin(december);
    disturbed.begin(december);
  }

  @AfterAll
  void stop() {
    undisturbed.localAws.close();
    disturbed.localAws.close();
  }

  private String[] materialize(Place place, String how) {
    List<String> line = new ArrayList<>(List.of("materialize", "--view", VIEW));
    line.addAll(List.of("--repo", repository.toString(), "--endpoint", place.aws));
    line.addAll(List.of("--how", how, "--until", "2013-12-%02dT00:00:00Z".formatted(day)));
    return line.toArray(String[]::new);
  }

  private String[] backfill(String command) {
    return new String[] {
      "backfill",
      command,
      "--view",
      VIEW,
      "--repo",
      repository.toString(),
      "--endpoint",
      disturbed.aws
    };
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = "5-LOADING")
  void materialize_killedWhileItWrites_finishesTheDay(String step)
      throws IOException, InterruptedException {
    killAndFinish(step);
  }

  @Order(2)
  @ParameterizedTest
  @ValueSource(strings = {"1-PLANNED", "2-STAGED", "6-LOADED", "7-RECONCILED", "8-PUBLISHED"})
  void materialize_killedAtAnyOtherStep_finishesTheDay(String step)
      throws IOException, InterruptedException {
    killAndFinish(step);
  }

  private void killAndFinish(String step) throws IOException, InterruptedException {
    day++;
    Map<String, String> before = disturbed.tables.rows(FIRST);
    KilledDriver.at(step, disturbed.tables, VIEW, materialize(disturbed, "row-writes"));
    TegulaProcess.succeed(materialize(disturbed, "row-writes"));
    TegulaProcess.succeed(materialize(undisturbed, "row-writes"));
    assertThat(disturbed.tables.active(VIEW))
        .isEqualTo(FIRST + "/" + day)
        .isEqualTo(undisturbed.tables.active(VIEW));
    assertThat(disturbed.tables.rows(FIRST))
        .isEqualTo(undisturbed.tables.rows(FIRST))
        .isNotEqualTo(before);
  }

  @Order(3)
  @Test
  void materialize_rowsOfALaterLease_areLeftAlone() throws IOException, InterruptedException {
    Map<String, String> fences = disturbed.tables.fences(FIRST);
    assertThat(fences).hasSizeGreaterThan(500);
    for (String key : fences.keySet()) {
      disturbed.tables.fence(FIRST, key, LATER_LEASE);
    }
    Map<String, String> before = disturbed.tables.rows(FIRST);
    day++;
    TegulaProcess.Outcome refused = TegulaProcess.run(materialize(disturbed, "row-writes"));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("was written under a later lease (expected: none after");
    assertThat(disturbed.tables.rows(FIRST))
        .containsAllEntriesOf(
            before.entrySet().stream()
                .filter(row -> fences.containsKey(row.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    for (Map.Entry<String, String> fence : fences.entrySet()) {
      disturbed.tables.fence(FIRST, fence.getKey(), fence.getValue());
    }
    TegulaProcess.succeed(materialize(disturbed, "row-writes"));
    TegulaProcess.succeed(materialize(undisturbed, "row-writes"));
    assertThat(disturbed.tables.rows(FIRST)).isEqualTo(undisturbed.tables.rows(FIRST));
  }

  @Order(4)
  @Test
  void resume_rolledBackMeanwhile_leavesTheRollbackAlone()
      throws IOException, InterruptedException {
    day++;
    TegulaProcess.succeed(materialize(undisturbed, "row-writes"));
    TegulaProcess.succeed(materialize(disturbed, "refresh"));
    String second = disturbed.tables.active(VIEW).split("/")[0];
    assertThat(second).isNotEqualTo(FIRST);
    day++;
    KilledDriver.at("5-LOADING", disturbed.tables, VIEW, materialize(disturbed, "row-writes"));
    killRollback(second);
    String active = disturbed.tables.active(VIEW);
    assertThat(active).startsWith(FIRST + "/");
    TegulaProcess.Outcome resumed = TegulaProcess.run(backfill("resume"));
    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(resumed.errors()).contains("'materialize' begins anew from the active one");
    assertThat(disturbed.tables.active(VIEW)).isEqualTo(active);
    TegulaProcess.succeed(materialize(disturbed, "row-writes"));
    TegulaProcess.succeed(materialize(undisturbed, "row-writes"));
    assertThat(disturbed.tables.active(VIEW)).startsWith(FIRST + "/");
    assertThat(disturbed.tables.rows(FIRST)).isEqualTo(undisturbed.tables.rows(FIRST));
  }

  /** Killed as soon as readers are told, before the command can say so. */
  private void killRollback(String from) throws IOException, InterruptedException {
    try (TegulaProcess launcher = TegulaProcess.start(backfill("rollback"))) {
      while (disturbed.tables.active(VIEW).startsWith(from + "/") && launcher.handle().isAlive()) {
        Thread.onSpinWait();
      }
      launcher.handle().descendants().forEach(ProcessHandle::destroyForcibly);
      launcher.handle().onExit().join();
    }
  }
}
