package dev.tegula.backfill.run;

import dev.tegula.backfill.report.ViewReport;
import java.util.List;

/** What a run does for one view; confined to one thread. */
interface ViewTask {

  void run();

  /** What was reached, to be asked when {@link #run()} has ended. */
  List<ViewReport> reports();
}
