package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.GroupConsolidation;
import dev.tegula.backfill.consolidate.RowByRow;
import dev.tegula.backfill.consolidate.RowByRowLoader;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.ImportTableLoader;
import dev.tegula.backfill.load.NewTable;
import dev.tegula.backfill.load.Reconciliation;
import dev.tegula.backfill.load.TableSettings;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the views of one run share. */
record BackfillContext(
    BackfillSettings settings,
    SparkJobs jobs,
    IntervalStager stager,
    Consolidation consolidation,
    GroupConsolidation groupConsolidation,
    RowByRow rowByRow,
    DynamoDbClient dynamoDb,
    Reconciliation reconciliation,
    DynamoDbActiveGenerations generations,
    Retirement retirement,
    Progress progress) {

  /** Loads what was placed. */
  BulkLoader importing() {
    return new ImportTableLoader(dynamoDb, Thread::sleep);
  }

  /** Loads what is staged. */
  BulkLoader writing(Consolidation.Input input) {
    return new RowByRowLoader(
        settings.aws(), new NewTable(dynamoDb, Thread::sleep), rowByRow, input);
  }

  /** Sets on a loaded table what a load does not, and tells what it is ready for. */
  void settle(String table, TableSettings wanted) {
    wanted
        .apply(dynamoDb, table, Thread::sleep)
        .ifPresent(
            warm ->
                progress.say(
                    "table %s: ready for %d reads and %d writes a second"
                        .formatted(table, warm.readUnitsPerSecond(), warm.writeUnitsPerSecond())));
  }

  ObjectStore openObjects() {
    return new ObjectStore(settings.aws(), settings.bucket());
  }
}
