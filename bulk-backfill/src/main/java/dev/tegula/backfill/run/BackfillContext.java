package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.RowByRow;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.NewTable;
import dev.tegula.backfill.load.Reconciliation;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;

/** What the views of one run share. */
record BackfillContext(
    BackfillSettings settings,
    SparkJobs jobs,
    IntervalStager stager,
    Consolidation consolidation,
    RowByRow rowByRow,
    NewTable tables,
    BulkLoader imports,
    Reconciliation reconciliation,
    DynamoDbActiveGenerations generations,
    Retirement retirement,
    Progress progress) {

  ObjectStore openObjects() {
    return new ObjectStore(settings.aws(), settings.bucket());
  }
}
