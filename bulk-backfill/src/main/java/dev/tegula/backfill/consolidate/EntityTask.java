package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.tile.EdgeRange;
import dev.tegula.tile.ViewLayout;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** What an executor needs to know to make packed rows of a partition of staged rows. */
final class EntityTask implements Serializable {

  private static final long serialVersionUID = 1L;

  private final byte[] view;
  private final long oldestEdgeMicros;
  private final @Nullable RowExpiry expiry;
  private final boolean carried;
  private final boolean oneEdge;
  private final long leadingEdgeMicros;
  private final String[] names;
  private final int partitions;

  /**
   * @param names the columns of the partitions' rows, by position
   * @param partitions how many there are
   */
  EntityTask(Consolidation.Input input, String[] names, int partitions) {
    this(input, names, partitions, false);
  }

  /** For rows that serve the leading edge and no other, and are smaller for it. */
  static EntityTask forOneEdge(Consolidation.Input input, String[] names, int partitions) {
    return new EntityTask(input, names, partitions, true);
  }

  private EntityTask(Consolidation.Input input, String[] names, int partitions, boolean oneEdge) {
    this.oneEdge = oneEdge;
    this.leadingEdgeMicros = input.leadingEdgeMicros();
    this.view = ViewTransport.pack(input.view());
    this.oldestEdgeMicros = input.oldestEdgeMicros();
    this.expiry = input.expiry().orElse(null);
    this.carried = input.carried();
    this.names = names.clone();
    this.partitions = partitions;
  }

  /** One packed row per entity of a partition. */
  EntityRows rows(int partition, Iterator<InternalRow> rows) {
    StagedRow staged = staged();
    return new EntityRows(
        rows,
        staged,
        new Reach(
            WindowHorizon.of(staged.layout().view(), oldestEdgeMicros),
            oneEdge ? new EdgeRange(leadingEdgeMicros, leadingEdgeMicros) : EdgeRange.ANY,
            carried ? oldestEdgeMicros : Long.MIN_VALUE),
        new UniqueKeys(partition, partitions),
        this::expiresSeconds);
  }

  /** A reader of the partition's rows. */
  StagedRow staged() {
    return new StagedRow(ViewLayout.of(ViewTransport.unpack(view)), List.of(names));
  }

  /** When a row may go, by its newest event. */
  long expiresSeconds(long newestEventMicros) {
    return expiry == null ? PackedItem.NEVER : expiry.expiresSeconds(newestEventMicros);
  }
}
