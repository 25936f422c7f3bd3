package dev.tegula.bench;

import dev.tegula.bench.MeasuredLoad.At;
import dev.tegula.bench.MeasuredLoad.Store;
import dev.tegula.process.ProgramFailedException;
import dev.tegula.result.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers several loads to one workload, one after the other, with a server for each store. */
final class MeasureStage implements Stage {

  private final String workload;
  private final List<MeasuredLoad> loads;

  /**
   * A stage.
   *
   * @param workload name of the file
   * @param loads in their order within a store; stores in the order of {@link Store}
   */
  MeasureStage(String workload, List<MeasuredLoad> loads) {
    this.workload = workload;
    this.loads = List.copyOf(loads);
  }

  String workload() {
    return workload;
  }

  List<MeasuredLoad> loads() {
    return loads;
  }

  @Override
  public String title() {
    return "measure " + workload;
  }

  @Override
  public boolean isNeededByOthers() {
    return false;
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    PackedWorkload packed = PackedWorkload.prepare(run, workload);
    Course course = new Course();
    for (Store store : Store.values()) {
      List<MeasuredLoad> ofStore = loads.stream().filter(load -> load.store() == store).toList();
      if (ofStore.isEmpty()) {
        continue;
      }
      String log = workload + "-" + store.name().toLowerCase(Locale.ROOT);
      List<String> latency = latency(run.scratch(), store);
      ReadyServer server = packed.serve(log, latency);
      try {
        for (MeasuredLoad load : ofStore) {
          run.watcher().accept(load.name());
          course.offer(
              load,
              run.profile(),
              options -> {
                offer(packed, server, latency, load, options);
                return RecordedRun.read(run.results().folder());
              });
        }
      } finally {
        server.program().stop();
      }
    }
    return course.outcome();
  }

  /** Offers a load to the server, and to as many more like it as the load asks for. */
  private static void offer(
      PackedWorkload packed,
      ReadyServer server,
      List<String> latency,
      MeasuredLoad load,
      List<String> options)
      throws IOException, InterruptedException {
    List<ReadyServer> servers = new ArrayList<>(List.of(server));
    try {
      while (servers.size() < load.servers()) {
        servers.add(packed.serve(load.name() + "-" + servers.size(), latency));
      }
      packed.load(servers, load.name(), options);
    } finally {
      for (ReadyServer more : servers.subList(1, servers.size())) {
        more.program().stop();
      }
    }
  }

  /** Offers a load and gives the run with its results. */
  interface Offering {
    RecordedRun with(List<String> options) throws IOException, InterruptedException;
  }

  /** What has come of the loads so far. A load that fails is told at the end. */
  static final class Course {

    private final List<String> failures = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private int loads;
    private @Nullable Double largest;

    void offer(MeasuredLoad load, BenchProfile profile, Offering offering)
        throws IOException, InterruptedException {
      loads++;
      Double before = largest;
      if (load.at() == At.SEARCH) {
        largest = null;
      }
      try {
        RecordedRun run = offering.with(load.options(profile, before));
        if (load.at() == At.SEARCH) {
          largest = load.largestRate(run);
          found.add(String.format(Locale.ROOT, "%s: %.0f/s", load.name(), largest));
        }
      } catch (ProgramFailedException | IllegalStateException e) {
        // Its figures are kept and marked; the others are measured all the same.
        failures.add(load.name() + ": " + e.getMessage());
      }
    }

    /**
     * In a few words.
     *
     * @throws IllegalStateException when a load has failed
     */
    String outcome() {
      if (!failures.isEmpty()) {
        throw new IllegalStateException(String.join("; ", failures));
      }
      return String.join("; ", Stream.concat(Stream.of(loads + " loads"), found.stream()).toList());
    }
  }

  /** An empty declaration is that of the server itself. */
  private static List<String> latency(Path scratch, Store store) throws IOException {
    String declaration = store.declaration();
    if (declaration == null) {
      return List.of();
    }
    Path file = scratch.resolve(store.name().toLowerCase(Locale.ROOT) + ".properties");
    return List.of("--declared-latency", Files.writeString(file, declaration).toString());
  }
}
