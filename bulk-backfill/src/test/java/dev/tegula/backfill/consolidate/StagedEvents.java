package dev.tegula.backfill.consolidate;

import static dev.tegula.backfill.TestViews.DAY_MICROS;
import static dev.tegula.backfill.TestViews.START;

import dev.tegula.backfill.TestSpark;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;

/** Events of a month, staged as the one interval of a view's backfill. */
final class StagedEvents {

  static final long EDGE = START + 31 * DAY_MICROS;
  private static final String DDL =
      "user string, site bigint, at timestamp, seq int, x double, n bigint, s string, b boolean,"
          + " tags array<string>";

  private StagedEvents() {}

  static Consolidation.Input input(FeatureView view, List<Row> rows, int files, Path folder)
      throws IOException {
    Path path = Files.createTempDirectory(folder, "staged").resolve("interval");
    TestSpark.write(path, DDL, rows, files);
    return input(view, path.toString(), rows.size());
  }

  /** As if one row more had been committed than is there. */
  static Consolidation.Input lackingARow(Consolidation.Input whole) {
    StagedInterval staged = whole.staged().get(0);
    return input(whole.view(), staged.path(), staged.rows() + 1);
  }

  private static Consolidation.Input input(FeatureView view, String path, long rows) {
    return new Consolidation.Input(
        view,
        List.of(new StagedInterval(new BackfillInterval(START, EDGE), path, rows, 0, 1_000)),
        EDGE);
  }
}
