package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.tile.EdgeRange;
import dev.tegula.tile.RowBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * One packed item per entity from rows that are sorted by entity, then canonically. Streams: holds
 * one entity's state, however many rows it has.
 */
final class EntityRows implements Iterator<PackedItem> {

  private final Iterator<InternalRow> rows;
  private final Reach reach;
  private final StagedRow staged;
  private final UniqueKeys keys;
  private final RowBuilder builder;
  private final JoinKeyEncoder encoder;
  private @Nullable InternalRow pending;
  private @Nullable PackedItem next;
  private long rowsRead;

  EntityRows(Iterator<InternalRow> rows, StagedRow staged, WindowHorizon horizon, UniqueKeys keys) {
    this(rows, staged, new Reach(horizon, Long.MIN_VALUE), keys);
  }

  /**
   * Items that readers see while they are at an earlier edge than the last row's.
   *
   * @param earlierEdgeMicros which the items must serve as well
   */
  static EntityRows carried(
      Iterator<InternalRow> rows, StagedRow staged, long earlierEdgeMicros, UniqueKeys keys) {
    WindowHorizon horizon = WindowHorizon.of(staged.layout().view(), earlierEdgeMicros);
    return new EntityRows(rows, staged, new Reach(horizon, earlierEdgeMicros), keys);
  }

  /**
   * Which rows an item needs.
   *
   * @param earlierEdgeMicros {@link Long#MIN_VALUE} when there is none
   */
  private record Reach(WindowHorizon horizon, long earlierEdgeMicros) {

    boolean carried() {
      return earlierEdgeMicros > Long.MIN_VALUE;
    }

    /** Rows since the earlier edge are needed one by one: each may be the first after it. */
    long startMicros() {
      return carried() ? Math.min(horizon.startMicros(), earlierEdgeMicros) : horizon.startMicros();
    }
  }

  private EntityRows(Iterator<InternalRow> rows, StagedRow staged, Reach reach, UniqueKeys keys) {
    this.rows = rows;
    this.staged = staged;
    this.reach = reach;
    this.keys = keys;
    this.builder = new RowBuilder(staged.layout(), EdgeRange.ANY, reach.earlierEdgeMicros());
    this.encoder = new JoinKeyEncoder(staged.layout().view().joinKeys());
    this.pending = nextRow();
  }

  private @Nullable InternalRow nextRow() {
    if (!rows.hasNext()) {
      return null;
    }
    rowsRead++;
    return rows.next();
  }

  /** Rows taken so far: all of them once there is no next entity. */
  long rowsRead() {
    return rowsRead;
  }

  @Override
  public boolean hasNext() {
    while (next == null && pending != null) {
      next = nextEntity(pending);
    }
    return next != null;
  }

  @Override
  public PackedItem next() {
    PackedItem item = hasNext() ? next : null;
    if (item == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return item;
  }

  /** Null for an entity none of whose rows is needed. */
  private @Nullable PackedItem nextEntity(InternalRow first) {
    staged.over(first);
    Object[] key = staged.keyCopy();
    List<Object> keyValues = staged.keyValues();
    long keyHash = staged.keyHash();
    builder.begin();
    boolean any = false;
    InternalRow old = null;
    InternalRow row = first;
    while (row != null && staged.over(row).hasKey(key)) {
      if (staged.timeMicros() >= reach.startMicros()) {
        if (!any && old != null && staged.timeMicros() >= reach.earlierEdgeMicros()) {
          addAttributes(old, row);
        }
        builder.add(staged.timeMicros(), staged);
        any = true;
      } else if (reach.horizon().attributes()) {
        old = row.copy();
      }
      row = nextRow();
    }
    pending = row;
    if (!any && old != null) {
      // The attributes of an entity that has been quiet for longer than any window.
      staged.over(old);
      builder.add(staged.timeMicros(), staged);
      any = true;
    }
    if (!any) {
      return null;
    }
    PackedItem item = item(keyValues);
    keys.accept(keyHash, item.key());
    return item;
  }

  /** Those of before the earlier edge, which a row after it would replace. */
  private void addAttributes(InternalRow old, InternalRow next) {
    if (reach.carried()) {
      staged.over(old);
      builder.add(staged.timeMicros(), staged);
      staged.over(next);
    }
  }

  private PackedItem item(List<Object> keyValues) {
    PackedItem item;
    try {
      item = new PackedItem(encoder.encode(keyValues), builder.finish());
    } catch (IllegalArgumentException e) {
      throw new BackfillException(entity(keyValues) + ": " + e.getMessage(), e);
    }
    if (item.sizeBytes() > PackedItem.MAX_ITEM_BYTES) {
      throw new BackfillException(
          "%s: an item of %d bytes (expected: <= %d, the most that DynamoDB keeps)"
              .formatted(entity(keyValues), item.sizeBytes(), PackedItem.MAX_ITEM_BYTES));
    }
    return item;
  }

  private String entity(List<Object> keyValues) {
    return "feature view " + staged.layout().view().name() + ": entity " + keyValues;
  }
}
