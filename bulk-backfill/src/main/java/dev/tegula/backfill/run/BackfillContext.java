package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.Reconciliation;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.stage.IntervalStager;
import dev.tegula.store.ActiveGenerations;

/**
 * What the views of one backfill share.
 *
 * @param backfillId tells this backfill from others
 */
record BackfillContext(
    String backfillId,
    BackfillSettings settings,
    SparkJobs jobs,
    IntervalStager stager,
    Consolidation consolidation,
    BulkLoader loader,
    Reconciliation reconciliation,
    ActiveGenerations generations,
    Progress progress) {

  ObjectStore openObjects() {
    return new ObjectStore(settings.aws(), settings.bucket());
  }
}
