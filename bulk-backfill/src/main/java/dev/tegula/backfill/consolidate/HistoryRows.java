package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.tile.RowBuilder;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** One packed item per staged row, in the rows' order: the history of a view of attributes. */
final class HistoryRows implements Iterator<PackedItem> {

  private final Iterator<InternalRow> rows;
  private final EntityTask task;
  private final StagedRow staged;
  private final RowBuilder builder;
  private final JoinKeyEncoder encoder;

  HistoryRows(Iterator<InternalRow> rows, EntityTask task) {
    this.rows = rows;
    this.task = task;
    this.staged = task.staged();
    this.builder = new RowBuilder(staged.layout());
    this.encoder = new JoinKeyEncoder(staged.layout().view().joinKeys());
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public PackedItem next() {
    staged.over(rows.next());
    builder.begin();
    builder.add(staged.timeMicros(), staged);
    try {
      return new PackedItem(
          encoder.encode(staged.keyValues()),
          builder.finish(),
          task.expiresSeconds(staged.timeMicros()));
    } catch (IllegalArgumentException e) {
      throw new BackfillException(
          "feature view %s: entity %s: %s"
              .formatted(staged.layout().view().name(), staged.keyValues(), e.getMessage()),
          e);
    }
  }
}
