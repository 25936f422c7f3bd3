package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.tile.GroupRow;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** One item per entity of a table group, from the merged parts of a partition. */
final class GroupItems implements Iterator<PackedItem> {

  private final String group;
  private final Iterator<GroupPart> parts;
  private final UniqueKeys keys;
  private GroupPart head;

  /**
   * @param parts all members' of a partition
   */
  GroupItems(String group, Iterator<GroupPart> parts, UniqueKeys keys) {
    this.group = group;
    this.parts = parts;
    this.keys = keys;
    this.head = parts.next();
  }

  @Override
  public boolean hasNext() {
    return !head.isLast();
  }

  @Override
  public PackedItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    PackedItem item =
        new PackedItem(head.key(), GroupRow.pack(head.rows()), head.latestExpirySeconds());
    keys.accept(head.keyHash(), head.key());
    if (item.sizeBytes() > PackedItem.MAX_ITEM_BYTES) {
      throw new BackfillException(
          "table group %s: entity of key %s: an item of %d bytes (expected: <= %d, the most that DynamoDB keeps)"
              .formatted(
                  group,
                  HexFormat.of().formatHex(item.key()),
                  item.sizeBytes(),
                  PackedItem.MAX_ITEM_BYTES));
    }
    head = parts.next();
    return item;
  }

  /** Staged rows by member, once there is no next entity. */
  long[] rowsRead() {
    return head.rowsRead();
  }
}
