package dev.tegula.generate;

import dev.tegula.workload.AnswerCheck;
import dev.tegula.workload.Draws;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.ServiceRequests;
import dev.tegula.workload.VectorRequest;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Requests to a service over generated views. */
record DailyRequests(long dataSeed, DailyService asked, KeyChoice keys) implements ServiceRequests {

  /**
   * How many expected values a source keeps: 8 MB, and about as much again for the answers that
   * were right. A workload may have a source for each of many services.
   */
  static final int KEPT_VALUES = 1_000_000;

  @Override
  public String service() {
    return asked.name();
  }

  @Override
  public AnswerCheck check() {
    return AnswerCheck.VALUES;
  }

  @Override
  public RequestSource open(long seed, Workload.Stream stream) {
    return new Source(Draws.of(seed, stream));
  }

  private final class Source implements RequestSource {

    private final List<Entity> entities = asked.entities();
    private final IntSupplier[] choices;
    private final Column.Type[] types;
    private final List<String> names = asked.featureNames();
    private final RequestBody bodies =
        new RequestBody(asked.name(), entities.stream().map(Entity::key).toList());
    private final Map<Long, WorkloadRequest> kept;

    Source(SplittableRandom random) {
      choices =
          entities.stream()
              .map(entity -> keys.open(entity.count(), random.split()))
              .toArray(IntSupplier[]::new);
      types = asked.features().stream().map(one -> one.column().type()).toArray(Column.Type[]::new);
      int most = Math.max(1, KEPT_VALUES / types.length);
      kept =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, WorkloadRequest> eldest) {
              return size() > most;
            }
          };
    }

    @Override
    public WorkloadRequest next() {
      int[] ids = new int[choices.length];
      long all = 0;
      for (int i = 0; i < ids.length; i++) {
        ids[i] = 1 + choices[i].getAsInt();
        all = all * entities.get(i).count() + ids[i] - 1;
      }
      return kept.computeIfAbsent(all, key -> request(ids));
    }

    private WorkloadRequest request(int[] ids) {
      byte[] body = bodies.of(ids);
      DailyVector vector = new DailyVector(types, units(ids));
      return new VectorRequest(
          asked.name(), body, vector, () -> bodies.expected(body, names, vector.wire()));
    }

    private long[] units(int[] ids) {
      int[][] residues = new int[ids.length][];
      for (int i = 0; i < ids.length; i++) {
        residues[i] = residues(entities.get(i), ids[i]);
      }
      long[] units = new long[types.length];
      int from = 0;
      for (DailyView view : asked.views()) {
        int[] days = residues[entities.indexOf(view.entity())];
        for (DailyFeature feature : view.features()) {
          units[from] = feature.units(days);
          from++;
        }
      }
      return units;
    }

    private int[] residues(Entity entity, int id) {
      int[] residues = new int[asked.longestWindowDays()];
      for (int back = 0; back < residues.length; back++) {
        residues[back] = entity.residue(dataSeed, id, Calendar.EDGE_DAY - 1 - back);
      }
      return residues;
    }
  }
}
