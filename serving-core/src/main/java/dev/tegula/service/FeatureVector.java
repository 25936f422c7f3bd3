package dev.tegula.service;

import dev.tegula.store.Generation;
import dev.tegula.store.RowAnswer;
import dev.tegula.tile.FeatureBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request: values by slot, and what is known of each. Belongs to one request, and
 * to one thread at a time, until it is closed; then it serves another request.
 */
public final class FeatureVector implements AutoCloseable {

  /** Stands for an effective time that there is none of. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private final ServingPlan plan;
  private final VectorPool pool;
  private final FeatureBuffer buffer = new FeatureBuffer();
  private final @Nullable RowAnswer[] items;
  private final List<ServedRow> rows;
  private Work work = Work.NONE;

  FeatureVector(ServingPlan plan, VectorPool pool) {
    this.plan = plan;
    this.pool = pool;
    this.items = new RowAnswer[plan.items().size()];
    this.rows = plan.reads().stream().map(ServedRow::new).toList();
  }

  /**
   * What was done for a request, and how many nanoseconds it took.
   *
   * @param rowsRead how many rows the store was asked for
   * @param bytes of the rows that it found
   * @param storeNanos from the call of the store until its answer was taken up
   * @param mergeNanos for the values of all rows
   * @param transformNanos for the values that are computed from them
   */
  public record Work(
      int rowsRead, long bytes, long storeNanos, long mergeNanos, long transformNanos) {
    static final Work NONE = new Work(0, 0, 0, 0, 0);
  }

  void merge(
      RowKeys keys,
      List<Generation> generations,
      List<RowAnswer> answers,
      boolean coerceNullCountsToZero) {
    buffer.reset(plan.slotCount());
    place(keys, answers);
    for (int i = 0; i < rows.size(); i++) {
      ServedRow row = rows.get(i);
      RowAnswer answer = items[plan.reads().get(i).place().item()];
      if (answer == null) {
        row.skip(generations.get(i));
      } else {
        row.accept(answer, generations.get(i), buffer);
        if (coerceNullCountsToZero) {
          row.coerceNullCounts(buffer);
        }
      }
    }
  }

  /** The answers by item; items without a key were not asked for. */
  private void place(RowKeys keys, List<RowAnswer> answers) {
    int next = 0;
    for (int item = 0; item < items.length; item++) {
      items[item] = keys.key(plan.items().get(item).key()) == null ? null : answers.get(next++);
    }
  }

  void compute() {
    for (Computation computation : plan.computations()) {
      computation.step().evaluate(buffer);
    }
  }

  void work(Work done) {
    work = done;
  }

  public ServingPlan plan() {
    return plan;
  }

  /** The values, by {@link ServedFeature#slot()}. */
  public FeatureBuffer buffer() {
    return buffer;
  }

  public Work work() {
    return work;
  }

  /** What is known of a value of {@link ServingPlan#features()}. */
  public FeatureStatus status(int feature) {
    ServedFeature served = plan.features().get(feature);
    if (served instanceof ServedFeature.Stored stored) {
      return rows.get(stored.read()).status(stored.aggregate());
    }
    int computation = ((ServedFeature.Computed) served).computation();
    FeatureStatus status = FeatureStatus.PRESENT;
    for (int read : plan.computations().get(computation).reads()) {
      if (rows.get(read).corrupt()) {
        return FeatureStatus.UNKNOWN;
      }
      if (rows.get(read).late()) {
        status = FeatureStatus.TIME_OUT;
      }
    }
    return status;
  }

  /**
   * The time that a value of {@link ServingPlan#features()} stands for, in microseconds since the
   * epoch: the leading edge for aggregates, the row's time for attributes, {@link #NO_TIME} for
   * computed values and for rows that are missing, late or corrupt.
   */
  public long effectiveMicros(int feature) {
    return plan.features().get(feature) instanceof ServedFeature.Stored stored
        ? rows.get(stored.read()).effectiveMicros(stored.aggregate())
        : NO_TIME;
  }

  /** One line for each row that could not be understood. */
  public List<String> problems() {
    List<String> problems = List.of();
    for (ServedRow row : rows) {
      @Nullable String problem = row.problem();
      if (problem != null) {
        problems = problems.isEmpty() ? new ArrayList<>() : problems;
        problems.add(problem);
      }
    }
    return problems;
  }

  /**
   * What each value of {@link ServingPlan#features()} was made from. For people: it costs more than
   * the request itself.
   */
  public List<FeatureExplanation> explain() {
    return plan.features().stream()
        .map(feature -> new FeatureExplanation(feature.name(), sources(feature)))
        .toList();
  }

  private List<ValueSource> sources(ServedFeature feature) {
    if (feature instanceof ServedFeature.Stored stored) {
      return List.of(rows.get(stored.read()).source(stored.slot()));
    }
    Computation computation =
        plan.computations().get(((ServedFeature.Computed) feature).computation());
    List<Integer> slots = computation.step().inputSlots();
    List<ValueSource> sources = new ArrayList<>();
    for (int input = 0; input < slots.size(); input++) {
      sources.add(rows.get(computation.reads().get(input)).source(slots.get(input)));
    }
    return sources;
  }

  /** Gives the vector back; nothing of it may be used afterwards. */
  @Override
  public void close() {
    // Idle vectors must not keep the bytes of rows alive.
    Arrays.fill(items, null);
    rows.forEach(ServedRow::release);
    buffer.reset(0);
    pool.give(this);
  }
}
