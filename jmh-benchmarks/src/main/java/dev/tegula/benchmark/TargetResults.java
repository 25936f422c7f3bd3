package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.benchmark.MeasuredForks.Interval;
import dev.tegula.benchmark.Target.Measured;
import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Relation;
import dev.tegula.result.TargetTable.Row;
import dev.tegula.service.PublishedRow;
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

  /** Every target, in the order of {@link Targets#ALL}, then the bytes of the published rows. */
  TargetTable table() {
    List<Row> rows = new ArrayList<>();
    Targets.ALL.forEach(target -> rows.add(row(target)));
    for (PublishedRow form : PublishedRow.values()) {
      rows.add(bytes(form));
    }
    return TargetTable.of(rows);
  }

  private static Row bytes(PublishedRow form) {
    Double limit = form == PublishedRow.FINAL ? PublishedRow.WRITE_UNIT_BYTES : null;
    return new Row(
        "an entity's 100 published features: " + form.text(),
        "B",
        limit == null ? Relation.STATED : Relation.AT_MOST,
        limit,
        (double) form.bytes(),
        null,
        null);
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

  /** Whether JMH's results have this benchmark at these parameters. */
  static boolean holds(JsonNode results, Measured measured) {
    return new TargetResults(results).find(measured).isPresent();
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
