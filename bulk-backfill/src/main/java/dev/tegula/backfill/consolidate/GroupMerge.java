package dev.tegula.backfill.consolidate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Merges the parts of some members with those of others, both ascending by hash. Streams: holds the
 * parts of one hash, of which there is hardly ever more than one entity.
 */
final class GroupMerge implements Iterator<GroupPart> {

  private final Side left;
  private final Side right;
  private final Deque<GroupPart> ready = new ArrayDeque<>();
  private boolean ended;

  GroupMerge(Iterator<GroupPart> left, Iterator<GroupPart> right) {
    this.left = new Side(left);
    this.right = new Side(right);
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || !ended;
  }

  @Override
  public GroupPart next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (ready.isEmpty()) {
      fill();
    }
    return ready.removeFirst();
  }

  private void fill() {
    if (left.head.isLast() && right.head.isLast()) {
      ready.add(left.head.with(right.head));
      ended = true;
      return;
    }
    long hash = Math.min(left.head.keyHash(), right.head.keyHash());
    List<GroupPart> others = right.take(hash);
    for (GroupPart part : left.take(hash)) {
      ready.add(part.with(takeSameKey(others, part)));
    }
    ready.addAll(others);
  }

  /** The part of the same entity, or one without rows. */
  private static GroupPart takeSameKey(List<GroupPart> parts, GroupPart wanted) {
    for (int i = 0; i < parts.size(); i++) {
      if (Arrays.equals(parts.get(i).key(), wanted.key())) {
        return parts.remove(i);
      }
    }
    return GroupPart.last(new long[wanted.rows().length]);
  }

  private static final class Side {

    private final Iterator<GroupPart> parts;
    private GroupPart head;

    Side(Iterator<GroupPart> parts) {
      this.parts = parts;
      this.head = parts.next();
    }

    List<GroupPart> take(long hash) {
      List<GroupPart> taken = new ArrayList<>(1);
      while (!head.isLast() && head.keyHash() == hash) {
        taken.add(head);
        head = parts.next();
      }
      return taken;
    }
  }
}
