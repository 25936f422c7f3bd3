package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** One member's rows of a partition as parts of its group, and at last how many it has read. */
final class MemberParts implements Iterator<GroupPart> {

  private final EntityRows rows;
  private final int member;
  private final int members;
  private boolean ended;

  MemberParts(EntityRows rows, int member, int members) {
    this.rows = rows;
    this.member = member;
    this.members = members;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public GroupPart next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    if (rows.hasNext()) {
      PackedItem item = rows.next();
      byte[][] own = new byte[members][];
      own[member] = item.row();
      long[] expires = new long[members];
      expires[member] = item.expiresSeconds();
      return new GroupPart(rows.keyHash(), item.key(), own, expires, new long[members]);
    }
    ended = true;
    long[] read = new long[members];
    read[member] = rows.rowsRead();
    return GroupPart.last(read);
  }
}
