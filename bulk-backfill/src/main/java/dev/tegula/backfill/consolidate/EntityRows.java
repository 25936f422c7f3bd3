package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.tile.RowBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongUnaryOperator;
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
  private final LongUnaryOperator expiry;
  private final RowBuilder builder;
  private final JoinKeyEncoder encoder;
  private @Nullable InternalRow pending;
  private @Nullable PackedItem next;
  private long rowsRead;
  private long nextHash;
  private long givenHash;

  /**
   * @param expiry of a row by the time of its newest event
   */
  EntityRows(
      Iterator<InternalRow> rows,
      StagedRow staged,
      Reach reach,
      UniqueKeys keys,
      LongUnaryOperator expiry) {
    this.rows = rows;
    this.staged = staged;
    this.reach = reach;
    this.keys = keys;
    this.expiry = expiry;
    this.builder = new RowBuilder(staged.layout(), reach.edges(), reach.earlierEdgeMicros());
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
    givenHash = nextHash;
    return item;
  }

  /** The hash of the key that {@link #next()} gave last. */
  long keyHash() {
    return givenHash;
  }

  /** Null for an entity none of whose rows is needed. */
  private @Nullable PackedItem nextEntity(InternalRow first) {
    staged.over(first);
    Object[] key = staged.keyCopy();
    List<Object> keyValues = staged.keyValues();
    long keyHash = staged.keyHash();
    builder.begin();
    boolean any = false;
    long newest = Long.MIN_VALUE;
    InternalRow old = null;
    InternalRow row = first;
    while (row != null && staged.over(row).hasKey(key)) {
      if (staged.timeMicros() >= reach.startMicros()) {
        if (!any && old != null && staged.timeMicros() >= reach.earlierEdgeMicros()) {
          addAttributes(old, row);
        }
        newest = staged.timeMicros();
        builder.add(newest, staged);
        any = true;
      } else if (reach.horizon().attributes()) {
        old = row.copy();
      }
      row = nextRow();
    }
    pending = row;
    if (!any && old != null) {
      // The attributes of an entity that has been quiet for longer than any window.
      newest = staged.over(old).timeMicros();
      builder.add(newest, staged);
      any = true;
    }
    if (!any) {
      return null;
    }
    PackedItem item = item(keyValues, expiry.applyAsLong(newest));
    keys.accept(keyHash, item.key());
    nextHash = keyHash;
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

  private PackedItem item(List<Object> keyValues, long expiresSeconds) {
    PackedItem item;
    try {
      item = new PackedItem(encoder.encode(keyValues), builder.finish(), expiresSeconds);
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
