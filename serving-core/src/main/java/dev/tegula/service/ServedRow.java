package dev.tegula.service;

import dev.tegula.store.Generation;
import dev.tegula.store.RowAnswer;
import dev.tegula.tile.CorruptRowException;
import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.RowMerge;
import org.jspecify.annotations.Nullable;

/**
 * One read of a request: merges the row that the store found into the request's buffer and
 * remembers what became of it. Reused from request to request; confined to one thread at a time.
 */
final class ServedRow {

  private enum Outcome {
    FOUND,
    ABSENT,
    LATE,
    CORRUPT
  }

  private final ViewRead read;
  private final RowMerge merge;
  private Outcome outcome = Outcome.ABSENT;
  private long leadingEdgeMicros;
  private @Nullable String problem;

  ServedRow(ViewRead read) {
    this.read = read;
    this.merge = new RowMerge(read.layout(), read.slots());
  }

  /** Takes note that no row was looked for, because a join key was null. */
  void skip(Generation generation) {
    leadingEdgeMicros = generation.leadingEdgeMicros();
    problem = null;
    outcome = Outcome.ABSENT;
  }

  /**
   * Takes the store's answer.
   *
   * @throws StoreFailedException when the store failed for this row
   */
  void accept(RowAnswer answer, Generation generation, FeatureBuffer buffer) {
    skip(generation);
    if (answer instanceof RowAnswer.Found found) {
      mergeRow(found.row(), generation, buffer);
    } else if (answer instanceof RowAnswer.Late) {
      outcome = Outcome.LATE;
    } else if (answer instanceof RowAnswer.Failed failed) {
      throw new StoreFailedException(
          "feature view %s: store: %s".formatted(read.viewName(), failed.reason()));
    }
  }

  private void mergeRow(byte[] row, Generation generation, FeatureBuffer buffer) {
    try {
      merge.merge(row, leadingEdgeMicros, buffer);
      outcome = Outcome.FOUND;
    } catch (CorruptRowException e) {
      for (int slot : read.slots()) {
        if (slot >= 0) {
          buffer.setNull(slot);
        }
      }
      outcome = Outcome.CORRUPT;
      problem =
          "feature view %s: corrupt row in %s: %s"
              .formatted(read.viewName(), generation.location(), e.getMessage());
    }
  }

  /** Turns null counts of a row that was looked for into zeros. */
  void coerceNullCounts(FeatureBuffer buffer) {
    if (outcome == Outcome.FOUND || outcome == Outcome.ABSENT) {
      for (int slot : read.countSlots()) {
        if (buffer.isNull(slot)) {
          buffer.setLong(slot, 0);
        }
      }
    }
  }

  FeatureStatus status(boolean aggregate) {
    return switch (outcome) {
      case ABSENT -> FeatureStatus.MISSING_DATA;
      case LATE -> FeatureStatus.TIME_OUT;
      case CORRUPT -> FeatureStatus.UNKNOWN;
      case FOUND ->
          (aggregate ? merge.aggregatesPresent() : merge.attributesPresent())
              ? FeatureStatus.PRESENT
              : FeatureStatus.MISSING_DATA;
    };
  }

  boolean late() {
    return outcome == Outcome.LATE;
  }

  boolean corrupt() {
    return outcome == Outcome.CORRUPT;
  }

  /** The time of the values, or {@link FeatureVector#NO_TIME}. */
  long effectiveMicros(boolean aggregate) {
    if (outcome != Outcome.FOUND && outcome != Outcome.ABSENT) {
      return FeatureVector.NO_TIME;
    }
    if (aggregate) {
      return leadingEdgeMicros;
    }
    return outcome == Outcome.FOUND && merge.attributesPresent()
        ? merge.attributeTimeMicros()
        : FeatureVector.NO_TIME;
  }

  @Nullable String problem() {
    return problem;
  }
}
