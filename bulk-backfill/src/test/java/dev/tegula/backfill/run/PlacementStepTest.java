package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.TestViews;
import dev.tegula.backfill.aws.FakeS3;
import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.journal.JournalEntries;
import dev.tegula.journal.Leases;
import dev.tegula.journal.Operator;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementStepTest {

  private static final FeatureView VIEW =
      TestViews.view("unused", TestViews.attribute("x", ScalarType.INT64));
  private static final String FOLDER = "user_events/1/";
  private static final String OBJECT = FOLDER + "data/part-00000";

  private FakeS3 s3;
  private ObjectStore store;
  private PlacementStep placement;

  /** One object of four bytes has been consolidated. */
  @BeforeEach
  void consolidate() throws IOException {
    s3 = FakeS3.start();
    store = new ObjectStore(s3.access(), "bucket");
    ImportManifest.Entry entry = new ImportManifest.Entry("part-00000", 1, 4, 4, "");
    store.put(OBJECT, "rows");
    store.put(
        FOLDER + ImportManifest.NAME,
        new ImportManifest("user_events", "", "", "ION", "NONE", List.of(entry), List.of())
            .toJson());
    placement = new PlacementStep(work());
  }

  @AfterEach
  void stop() {
    store.close();
    s3.close();
  }

  @Test
  void requireUntouched_asPlaced_passes() {
    placement.place();
    store.put(FOLDER + "generation.json", "beside");
    assertThatCode(placement::requireUntouched).doesNotThrowAnyException();
  }

  @Test
  void requireUntouched_objectWasReplaced_saysWhere() {
    placement.place();
    store.put(OBJECT, "sowr");
    assertThatThrownBy(placement::requireUntouched)
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view user_events: the objects under s3://bucket/user_events/1/data/ have changed since they were placed (expected: the same; backfill run --restart begins anew)");
  }

  @Test
  void requireUntouched_objectWasAddedOrDeleted_fails() {
    placement.place();
    store.put(FOLDER + "data/part-00001", "more");
    assertThatThrownBy(placement::requireUntouched).hasMessageContaining(" have changed since ");
    store.clear(FOLDER + "data/");
    assertThatThrownBy(placement::requireUntouched).hasMessageContaining(" have changed since ");
  }

  @Test
  void place_objectThatIsNotOfTheManifest_fails() {
    store.put(FOLDER + "data/part-00001", "left");
    assertThatThrownBy(placement::place)
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view user_events: 2 objects under s3://bucket/user_events/1/data/ are not those of its manifest (expected: 1 objects; backfill run --restart begins anew)");
  }

  private ViewWork work() {
    long edge = TestViews.START + 20 * TestViews.DAY_MICROS;
    BackfillInterval range = new BackfillInterval(TestViews.START, edge);
    BackfillPlan plan = BackfillPlan.of(VIEW, range, List.of());
    BackfillJournal journal = journal();
    Target target = new Target("/stage", "bucket", "", null, LoadChoices.DEFAULT);
    journal.begin(
        new Step.Planned("id", "run", Kind.BACKFILL, "", TestViews.START, edge, 2, 1, target));
    journal.record(
        new Step.Consolidated(1, 4, 4, 1, FOLDER + ImportManifest.NAME, ImportFormat.ION, ""));
    return new ViewWork(List.of(plan), Optional.empty(), journal, context(), 0);
  }

  private static BackfillJournal journal() {
    FakeJournal table = new FakeJournal();
    ManualClock clock = new ManualClock();
    Leases leases = new Leases(table, clock, Operator.current(), ControlPlane.LEASE_TERM);
    return new BackfillJournal(
        new JournalEntries(table, leases, clock), leases.acquire("user_events"));
  }

  /** Without what makes rows and tables: nothing of it is asked for. */
  private BackfillContext context() {
    BackfillSettings settings =
        new BackfillSettings(
            Path.of("unused"),
            List.of(),
            "stage",
            s3.access(),
            "bucket",
            "",
            1,
            Optional.empty(),
            LoadChoices.DEFAULT,
            Start.NEW,
            Forward.NONE);
    return new BackfillContext(
        settings, null, null, null, null, null, null, null, null, null, null);
  }
}
