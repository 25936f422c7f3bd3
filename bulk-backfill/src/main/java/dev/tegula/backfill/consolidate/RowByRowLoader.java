package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.NewTable;
import dev.tegula.backfill.load.WriteCount;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads a view row by row into a new table, from the offline store and without objects. Begun
 * again, it writes everything again: rows are whole, and their order ends with the latest.
 */
public final class RowByRowLoader implements BulkLoader {

  private final AwsAccess aws;
  private final NewTable tables;
  private final RowByRow writes;
  private final Consolidation.Input input;

  public RowByRowLoader(
      AwsAccess aws, NewTable tables, RowByRow writes, Consolidation.Input input) {
    this.aws = aws;
    this.tables = tables;
    this.writes = writes;
    this.input = input;
  }

  @Override
  public Optional<LoadResult> load(LoadRequest request, Consumer<String> begun) {
    if (!tables.make(request)) {
      return Optional.empty();
    }
    begun.accept(request.table());
    RowWrites written = writes.writeHistory(input, new TableTarget(aws, request.table(), null));
    WriteCount count = written.count();
    return Optional.of(
        new LoadResult(
            request.table(),
            written.rowsBuilt(),
            count.items(),
            0,
            count.writeUnits(),
            Optional.empty(),
            written.canaries()));
  }
}
