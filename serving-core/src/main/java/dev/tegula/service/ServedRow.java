package dev.tegula.service;

import dev.tegula.definition.OutputFeature;
import dev.tegula.store.Generation;
import dev.tegula.store.RowAnswer;
import dev.tegula.tile.CorruptRowException;
import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.GroupRow;
import dev.tegula.tile.RowMerge;
import dev.tegula.tile.TilesUsed;
import dev.tegula.tile.ViewLayout;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One read of a request: merges the row that the store found into the request's buffer and
 * remembers what became of it. Reused from request to request; confined to one thread at a time.
 */
final class ServedRow {

  private final ViewRead read;
  private final RowMerge merge;
  private RowOutcome outcome = RowOutcome.ABSENT;
  private boolean attributesServed;
  private long leadingEdgeMicros;
  private @Nullable Generation generation;
  private byte @Nullable [] row;
  private @Nullable String problem;

  ServedRow(ViewRead read) {
    this.read = read;
    this.merge = new RowMerge(read.layout(), read.slots());
  }

  /** Takes note that no row was looked for, because a join key was null. */
  void skip(Generation active) {
    generation = active;
    leadingEdgeMicros = active.leadingEdgeMicros();
    row = null;
    problem = null;
    outcome = RowOutcome.ABSENT;
  }

  /**
   * Takes the store's answer.
   *
   * @throws StoreFailedException when the store failed for this row
   */
  void accept(RowAnswer answer, Generation active, FeatureBuffer buffer) {
    skip(active);
    if (answer instanceof RowAnswer.Found found) {
      mergeRow(found, active, buffer);
    } else if (answer instanceof RowAnswer.Late) {
      outcome = RowOutcome.LATE;
    } else if (answer instanceof RowAnswer.Failed failed) {
      throw new StoreFailedException(
          "feature view %s: store: %s".formatted(read.viewName(), failed.reason()));
    }
  }

  private void mergeRow(RowAnswer.Found found, Generation active, FeatureBuffer buffer) {
    try {
      byte @Nullable [] own = own(found);
      if (own == null) {
        return;
      }
      row = own;
      if (found.intact()) {
        merge.mergeIntact(own, leadingEdgeMicros, buffer);
      } else {
        merge.merge(own, leadingEdgeMicros, buffer);
      }
      outcome = RowOutcome.FOUND;
      attributesServed = merge.attributesPresent() && !attributesExpired();
      if (merge.attributesPresent() && !attributesServed) {
        for (int slot : read.attributeSlots()) {
          buffer.setNull(slot);
        }
      }
    } catch (CorruptRowException e) {
      for (int slot : read.slots()) {
        if (slot >= 0) {
          buffer.setNull(slot);
        }
      }
      outcome = RowOutcome.CORRUPT;
      problem =
          "feature view %s: corrupt row in %s: %s"
              .formatted(read.viewName(), active.location(), e.getMessage());
    }
  }

  /** The view's row in an item, or null when packed views have one that lacks it. */
  private byte @Nullable [] own(RowAnswer.Found found) {
    ViewRead.Place place = read.place();
    return place.members() == 0
        ? found.row()
        : GroupRow.member(found.row(), found.intact(), place.position(), place.members());
  }

  /** Whether the view's ttl had passed at the leading edge; it concerns attributes only. */
  private boolean attributesExpired() {
    Optional<Long> ttlMicros = read.layout().view().materialization().ttlMicros();
    return ttlMicros.isPresent()
        && merge.attributeTimeMicros() < leadingEdgeMicros - ttlMicros.get();
  }

  /** Turns null counts of a row that was looked for into zeros. */
  void coerceNullCounts(FeatureBuffer buffer) {
    if (outcome == RowOutcome.FOUND || outcome == RowOutcome.ABSENT) {
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
          (aggregate ? merge.aggregatesPresent() : attributesServed)
              ? FeatureStatus.PRESENT
              : FeatureStatus.MISSING_DATA;
    };
  }

  boolean late() {
    return outcome == RowOutcome.LATE;
  }

  boolean corrupt() {
    return outcome == RowOutcome.CORRUPT;
  }

  /** The time of the values, or {@link FeatureVector#NO_TIME}. */
  long effectiveMicros(boolean aggregate) {
    if (outcome != RowOutcome.FOUND && outcome != RowOutcome.ABSENT) {
      return FeatureVector.NO_TIME;
    }
    if (aggregate) {
      return leadingEdgeMicros;
    }
    return outcome == RowOutcome.FOUND && attributesServed
        ? merge.attributeTimeMicros()
        : FeatureVector.NO_TIME;
  }

  /** Lets go of the store's bytes. */
  void release() {
    row = null;
  }

  /** Where one of the row's values came from. */
  ValueSource source(int slot) {
    ViewLayout layout = read.layout();
    int output = read.output(slot);
    OutputFeature feature = layout.outputs().get(output);
    byte[] bytes = outcome == RowOutcome.FOUND ? row : null;
    Optional<TilesUsed> tiles = Optional.empty();
    if (feature.aggregate()) {
      tiles =
          Optional.of(
              bytes == null
                  ? TilesUsed.none(layout, output, leadingEdgeMicros)
                  : TilesUsed.of(layout, output, bytes, leadingEdgeMicros));
    }
    return new ValueSource(
        read.viewName(),
        feature.name(),
        outcome,
        bytes == null ? 0 : bytes.length,
        Objects.requireNonNull(generation, "explained before it was read"),
        tiles);
  }

  @Nullable String problem() {
    return problem;
  }
}
