package dev.tegula.backfill.estimate;

import dev.tegula.backfill.consolidate.WindowHorizon;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.FeatureView.Materialization;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rows that loads of one entity would write, to know their sizes: the latest one, that
 * of final values, and each one of a row-by-row load. Confined to one thread.
 */
final class EntityReplay {

  /** The bytes of a row's value. */
  interface Sizes {
    void latest(long rowBytes, long finalBytes);

    void rowByRow(long rowBytes);
  }

  private final BackfillPlan plan;
  private final ViewLayout layout;
  private final RowBuilder builder;
  private final RowBuilder finals;
  private final SampledRow sampled;
  private final boolean attributesOnly;

  EntityReplay(BackfillPlan plan) {
    this.plan = plan;
    this.layout = ViewLayout.of(plan.view());
    this.builder = new RowBuilder(layout);
    this.finals = new RowBuilder(ViewLayout.of(inBulk(plan.view())));
    this.sampled = new SampledRow(layout);
    this.attributesOnly =
        plan.view().features().stream().allMatch(Feature.Attribute.class::isInstance);
  }

  /**
   * Replays an entity.
   *
   * @param rows all of its rows in the planned range, oldest first
   */
  void replay(List<Row> rows, Sizes sizes) {
    if (build(rows, plan.leadingEdgeMicros(), builder)) {
      sizes.latest(builder.finish().length, finalBytes(rows));
    }
    if (attributesOnly) {
      for (Row row : rows) {
        builder.begin();
        builder.add(time(row), sampled.over(row));
        sizes.rowByRow(builder.finish().length);
      }
    } else {
      replayIntervals(rows, sizes);
    }
  }

  private long finalBytes(List<Row> rows) {
    build(rows, plan.leadingEdgeMicros(), finals);
    return finals.finishFinal(plan.leadingEdgeMicros()).length;
  }

  /** At the end of each interval that has rows of the entity, its row is written anew. */
  private void replayIntervals(List<Row> rows, Sizes sizes) {
    int upTo = 0;
    for (int i = plan.newestFirst().size() - 1; i >= 0; i--) {
      BackfillInterval interval = plan.newestFirst().get(i);
      int before = upTo;
      while (upTo < rows.size() && time(rows.get(upTo)) < interval.endMicros()) {
        upTo++;
      }
      if (upTo > before && build(rows.subList(0, upTo), interval.endMicros(), builder)) {
        sizes.rowByRow(builder.finish().length);
      }
    }
  }

  /** Whether anything of the rows matters at the edge. */
  private boolean build(List<Row> rows, long edgeMicros, RowBuilder builder) {
    WindowHorizon horizon = WindowHorizon.of(plan.view(), edgeMicros);
    builder.begin();
    @Nullable Row old = null;
    boolean any = false;
    for (Row row : rows) {
      if (time(row) >= horizon.startMicros()) {
        builder.add(time(row), sampled.over(row));
        any = true;
      } else if (horizon.attributes()) {
        old = row;
      }
    }
    if (!any && old != null) {
      builder.add(time(old), sampled.over(old));
      return true;
    }
    return any;
  }

  /** The only load type that may have final values; how large they would be is asked of any. */
  private static FeatureView inBulk(FeatureView view) {
    return new FeatureView(
        view.name(),
        view.kind(),
        view.entities(),
        view.rows(),
        view.schedule(),
        new Materialization(true, true, LoadType.BULK, view.materialization().ttlMicros()),
        view.features());
  }

  private static long time(Row row) {
    return row.<Long>getAs(SampledEntities.MICROS);
  }
}
