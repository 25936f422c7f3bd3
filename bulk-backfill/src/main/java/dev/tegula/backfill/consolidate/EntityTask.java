package dev.tegula.backfill.consolidate;

import dev.tegula.tile.ViewLayout;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** What an executor needs to know to make packed rows of a partition of staged rows. */
final class EntityTask implements Serializable {

  private static final long serialVersionUID = 1L;

  private final byte[] view;
  private final long oldestEdgeMicros;
  private final boolean carried;
  private final String[] names;
  private final int partitions;

  /**
   * @param names the columns of the partitions' rows, by position
   * @param partitions how many there are
   */
  EntityTask(Consolidation.Input input, String[] names, int partitions) {
    this.view = ViewTransport.pack(input.view());
    this.oldestEdgeMicros = input.oldestEdgeMicros();
    this.carried = input.carried();
    this.names = names.clone();
    this.partitions = partitions;
  }

  /** One packed row per entity of a partition. */
  EntityRows rows(int partition, Iterator<InternalRow> rows) {
    StagedRow staged = staged();
    WindowHorizon horizon = WindowHorizon.of(staged.layout().view(), oldestEdgeMicros);
    UniqueKeys keys = new UniqueKeys(partition, partitions);
    return carried
        ? EntityRows.carried(rows, staged, oldestEdgeMicros, keys)
        : new EntityRows(rows, staged, horizon, keys);
  }

  /** A reader of the partition's rows. */
  StagedRow staged() {
    return new StagedRow(ViewLayout.of(ViewTransport.unpack(view)), List.of(names));
  }
}
