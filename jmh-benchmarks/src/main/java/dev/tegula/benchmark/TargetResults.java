package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.benchmark.MeasuredForks.Interval;
import dev.tegula.benchmark.Target.Measured;
import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up in JMH's JSON what came of each target. */
final class TargetResults {

  private final JsonNode results;

  TargetResults(JsonNode results) {
    this.results = results;
  }

  /** Every target, in the order of {@link Targets#ALL}, then the bytes of rows. */
  TargetTable table() {
    List<Row> rows = new ArrayList<>();
    Targets.ALL.forEach(target -> rows.add(row(target)));
    return TargetTable.of(rows);
  }

  /** Whether any target was measured. */
  boolean any() {
    return table().rows().stream().anyMatch(row -> row.value() != null);
  }

  private Row row(Target target) {
    Interval interval = interval(target).orElse(new Interval(Double.NaN, Double.NaN, Double.NaN));
    return new Row(
        target.what(),
        target.unit(),
        target.relation(),
        target.limit(),
        finite(interval.value()),
        finite(interval.low()),
        finite(interval.high()));
  }

  private Optional<Interval> interval(Target target) {
    Optional<MeasuredForks> own = find(target.own());
    if (target.other().isEmpty()) {
      return own.map(forks -> new Interval(forks.allocatedBytes(), Double.NaN, Double.NaN));
    }
    Optional<MeasuredForks> other = target.other().flatMap(this::find);
    if (own.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (target.relation()) {
          case AT_LEAST -> other.get().over(own.get());
          case AT_MOST, STATED -> own.get().over(other.get());
        });
  }

  private Optional<MeasuredForks> find(Measured measured) {
    for (JsonNode entry : results) {
      if (MeasuredForks.isOf(entry, measured)) {
        return Optional.of(MeasuredForks.of(entry));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
