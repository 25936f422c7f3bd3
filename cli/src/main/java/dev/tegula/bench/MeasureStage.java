package dev.tegula.bench;

import dev.tegula.bench.MeasuredLoad.Store;
import dev.tegula.process.ProgramFailedException;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.SearchResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Offers several loads to one workload, one after the other, with a server for each store. */
final class MeasureStage implements Stage {

  private final String workload;
  private final List<MeasuredLoad> loads;

  /**
   * A stage.
   *
   * @param workload name of the file
   * @param loads in their order; those of one store stand together
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
    SearchResult found = null;
    List<String> failures = new ArrayList<>();
    StringBuilder outcome = new StringBuilder(loads.size() + " loads");
    for (Store store : Store.values()) {
      List<MeasuredLoad> ofStore = loads.stream().filter(load -> load.store() == store).toList();
      if (ofStore.isEmpty()) {
        continue;
      }
      String log = workload + "-" + store.name().toLowerCase(Locale.ROOT);
      ReadyServer server = packed.serve(log, latency(run, store));
      for (MeasuredLoad load : ofStore) {
        run.watcher().accept(load.name());
        try {
          packed.load(server, load.name(), load.options(found));
        } catch (ProgramFailedException e) {
          // Its figures are kept and marked; the others are measured all the same.
          failures.add(load.name() + ": " + e.getMessage());
          continue;
        }
        if (load.at() == MeasuredLoad.At.SEARCH) {
          found = load.search(RecordedRun.read(run.results().folder()));
          outcome.append(largest(load, found));
        }
      }
      server.program().stop();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(String.join("; ", failures));
    }
    return outcome.toString();
  }

  private static String largest(MeasuredLoad load, SearchResult found) {
    return String.format(
        Locale.ROOT,
        "; %s: %s/s",
        load.name(),
        found.largestRate() == null
            ? "nothing"
            : String.format(Locale.ROOT, "%.0f", found.largestRate()));
  }

  private static List<String> latency(BenchRun run, Store store) throws IOException {
    @Nullable String declaration = store.declaration();
    if (declaration == null) {
      return List.of();
    }
    if (store == Store.SIMULATED) {
      return List.of("--declared-latency", declaration);
    }
    Path file = run.scratch().resolve(declaration);
    Files.write(file, "packed = true\n".getBytes(StandardCharsets.UTF_8));
    return List.of("--declared-latency", file.toString());
  }
}
