package dev.tegula.backfill.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.stage.StagedInterval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that one backfill of a table group has done, or, for {@link Loading}, is about to do: what
 * the steps after it need to know of it. Written as JSON; times are microseconds since the epoch.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Planned.class, name = "PLANNED"),
  @JsonSubTypes.Type(value = Step.Left.class, name = "LEFT"),
  @JsonSubTypes.Type(value = Step.Staged.class, name = "STAGED"),
  @JsonSubTypes.Type(value = Step.Consolidated.class, name = "CONSOLIDATED"),
  @JsonSubTypes.Type(value = Step.Placed.class, name = "PLACED"),
  @JsonSubTypes.Type(value = Step.Loading.class, name = "LOADING"),
  @JsonSubTypes.Type(value = Step.LoadFailed.class, name = "LOAD_FAILED"),
  @JsonSubTypes.Type(value = Step.Loaded.class, name = "LOADED"),
  @JsonSubTypes.Type(value = Step.Reconciled.class, name = "RECONCILED"),
  @JsonSubTypes.Type(value = Step.Published.class, name = "PUBLISHED"),
  @JsonSubTypes.Type(value = Step.Finished.class, name = "FINISHED")
})
public sealed interface Step {

  /** A name within its backfill; in the order of the steps. A step of the same key is replaced. */
  @JsonIgnore
  String key();

  /** What a person calls it. */
  @JsonIgnore
  default String title() {
    String key = key();
    return key.substring(key.indexOf('-') + 1).replace('/', ' ');
  }

  /** What a backfill does with its rows. */
  enum Kind {
    /** All of them into a new table. */
    BACKFILL,
    /** The same, to carry the view forward. */
    REFRESH,
    /** Those of the entities that have changed into the active table. */
    ROW_WRITES
  }

  /**
   * Where a backfill keeps what it makes.
   *
   * @param stage the offline store
   * @param keepObjects a folder for copies of the import objects; null for none
   */
  record Target(
      String stage,
      String bucket,
      String prefix,
      @Nullable String keepObjects,
      LoadChoices choices) {}

  /**
   * What is to be done. Where it ends is decided here once, whatever the clock says later.
   *
   * @param runId names unfinished work in the offline store
   * @param generation the number of the generation to be built
   */
  record Planned(
      String backfillId,
      String runId,
      Kind kind,
      String definitionHash,
      long startMicros,
      long edgeMicros,
      int intervals,
      long generation,
      Target target)
      implements Step {

    @Override
    public String key() {
      return "1-PLANNED";
    }
  }

  /**
   * What a backfill before this one has made and nobody reads.
   *
   * @param tables to be deleted when this one is published
   */
  record Left(List<String> tables) implements Step {

    public Left {
      tables = List.copyOf(tables);
    }

    @Override
    public String key() {
      return "0-LEFT";
    }
  }

  /**
   * An interval is committed in the offline store.
   *
   * @param view of a packed table group; null where the group is one view
   */
  record Staged(
      long startMicros,
      long endMicros,
      String path,
      long rows,
      long rowsDroppedNullKey,
      long sizeBytes,
      @Nullable String view)
      implements Step {

    public static Staged of(StagedInterval staged, @Nullable String view) {
      return new Staged(
          staged.interval().startMicros(),
          staged.interval().endMicros(),
          staged.path(),
          staged.rows(),
          staged.rowsDroppedNullKey(),
          staged.sizeBytes(),
          view);
    }

    @Override
    public String key() {
      String interval = new BackfillInterval(startMicros, endMicros).label();
      return "2-STAGED/" + (view == null ? interval : view + "/" + interval);
    }
  }

  /**
   * The rows are in import objects.
   *
   * @param manifestKey the object that lists them
   * @param formatMeasured what each format takes
   */
  record Consolidated(
      long rows,
      long itemBytes,
      long uncompressedBytes,
      int objects,
      String manifestKey,
      ImportFormat format,
      String formatMeasured)
      implements Step {

    @Override
    public String key() {
      return "3-CONSOLIDATED";
    }
  }

  /**
   * The prefix holds the objects of the manifest and nothing else.
   *
   * @param fingerprint of the objects, which must be the same when an import has read them
   */
  record Placed(String importPrefix, String fingerprint) implements Step {

    @Override
    public String key() {
      return "4-PLACED";
    }
  }

  /**
   * A load is about to begin, or has begun.
   *
   * @param attempt from 1; with view and backfill it makes the load's client token
   * @param table the table to be filled
   * @param importArn null as long as it is not known to have begun
   */
  record Loading(int attempt, String table, @Nullable String importArn) implements Step {

    @Override
    public String key() {
      return "5-LOADING/%02d".formatted(attempt);
    }
  }

  /**
   * A load has ended badly, or what it loaded was not what it should have been.
   *
   * @param ours whether the table is this backfill's own
   */
  record LoadFailed(int attempt, String table, boolean ours, String reason) implements Step {

    @Override
    public String key() {
      return "5-LOADING/%02d/FAILED".formatted(attempt);
    }
  }

  /**
   * A load has ended.
   *
   * @param writeUnits that it consumed
   * @param complaint what it said of itself; null when it ended well
   * @param samples a few of the rows, where the load has built them itself
   */
  record Loaded(
      int attempt,
      String table,
      long processedItemCount,
      long importedItemCount,
      long errorCount,
      double writeUnits,
      @Nullable String complaint,
      List<PackedItem> samples)
      implements Step {

    public Loaded {
      samples = List.copyOf(samples);
    }

    @Override
    public String key() {
      return "6-LOADED/%02d".formatted(attempt);
    }
  }

  /** The table holds what was consolidated. */
  record Reconciled(int attempt) implements Step {

    @Override
    public String key() {
      return "7-RECONCILED/%02d".formatted(attempt);
    }
  }

  /** Readers use it; written in one transaction with the publication. */
  record Published(long generation, String table, long edgeMicros) implements Step {

    @Override
    public String key() {
      return "8-PUBLISHED";
    }
  }

  /**
   * Copies are made and old tables are retired.
   *
   * @param tablesLeft that nobody reads, but that could not be deleted yet; null is none
   */
  record Finished(int tablesRetired, @Nullable List<String> tablesLeft) implements Step {

    /** None in steps that were written before they were kept. */
    List<String> left() {
      return tablesLeft == null ? List.of() : tablesLeft;
    }

    @Override
    public String key() {
      return "9-FINISHED";
    }
  }
}
