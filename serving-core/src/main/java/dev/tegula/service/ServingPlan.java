package dev.tegula.service;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.JoinKey;
import dev.tegula.service.PlannedRows.ItemRead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answering one feature service takes, worked out once: which rows to read under which join
 * keys, where each value lies in the request's buffer, what to compute from them, and in which
 * order the values are handed out. Independent of which generations are active. Immutable; usable
 * from any thread.
 *
 * <p>A view that several members or on-demand inputs read under the same join keys is read once;
 * under different join keys it is read once for each.
 */
public final class ServingPlan {

  private final String service;
  private final List<ServedFeature> features;
  private final PlannedRows rows;
  private final List<Computation> computations;
  private final int slotCount;

  ServingPlan(
      String service,
      List<ServedFeature> features,
      PlannedRows rows,
      List<Computation> computations) {
    this.service = service;
    this.features = List.copyOf(features);
    this.rows = rows;
    this.computations = List.copyOf(computations);
    this.slotCount =
        rows.slotCount()
            + (int) features.stream().filter(ServedFeature.Computed.class::isInstance).count();
  }

  /**
   * Compiles a service of a repository.
   *
   * @throws IllegalArgumentException when the service refers to what the repository lacks, or when
   *     two of its views want one join key in different types
   */
  public static ServingPlan compile(FeatureRepository repository, FeatureService service) {
    return new PlanCompiler(repository, service).compile();
  }

  /** The service's name. */
  public String service() {
    return service;
  }

  /** What a request must give, under the request's names. */
  public List<JoinKey> joinKeys() {
    return rows.joinKeys();
  }

  /**
   * The values in the order of the wire contract: on-demand members by name, their features as
   * declared; then stored members by name, their features by name.
   */
  public List<ServedFeature> features() {
    return features;
  }

  /**
   * How many items a request reads when none of its join keys is null: one per row, but one for all
   * views that are packed together and asked for by one key.
   */
  public int readCount() {
    return rows.items().size();
  }

  /** The views whose rows a request reads, one entry for each row. */
  public List<String> viewsRead() {
    return rows.reads().stream().map(ViewRead::viewName).toList();
  }

  /**
   * The row keys that a request's join keys give.
   *
   * @param joinKeyValues one per join key of {@link #joinKeys()}: a {@link String}, a {@link Long}
   *     or null
   * @throws IllegalArgumentException when a value has the wrong type or a key is too long
   */
  public RowKeys rowKeys(List<? extends @Nullable Object> joinKeyValues) {
    List<EntityKey> entityKeys = rows.entityKeys();
    byte[][] keys = new byte[entityKeys.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = entityKeys.get(i).encode(joinKeyValues);
    }
    return new RowKeys(keys);
  }

  List<ItemRead> items() {
    return rows.items();
  }

  List<ViewRead> reads() {
    return rows.reads();
  }

  List<Computation> computations() {
    return computations;
  }

  int slotCount() {
    return slotCount;
  }
}
