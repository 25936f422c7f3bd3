package dev.tegula.repository;

import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.FeatureView.Schedule;
import java.util.Optional;

/** Reads when a view is computed. */
final class ScheduleReader {

  /** A year of a daily schedule in ten jobs. */
  private static final long DEFAULT_MAX_BACKFILL_MICROS = 37 * 86_400_000_000L;

  private ScheduleReader() {}

  /**
   * @param declaredTile the aggregation interval, if there is a right one; a view of attributes
   *     alone needs none and gets the batch schedule's
   */
  static Optional<Schedule> read(Section section, Optional<Interval> declaredTile) {
    Optional<Interval> batch =
        section.required("batch_schedule", Words.DURATION_EXPECTED).flatMap(Words::duration);
    Optional<Interval> tile = declaredTile.or(() -> batch);
    Optional<Long> start =
        section
            .required("feature_start_time", "an instant such as 2013-01-01T00:00:00Z")
            .flatMap(Words::instantMicros);
    Optional<Interval> job = section.optional("max_backfill_interval").flatMap(Words::duration);
    Optional<Long> end =
        section.optional("manual_trigger_backfill_end_time").flatMap(Words::instantMicros);
    if (batch.isEmpty() || tile.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    multiple(section, "batch_schedule", batch, tile.get(), "aggregation_interval");
    multiple(section, "max_backfill_interval", job, batch.get(), "batch_schedule");
    end.ifPresent(micros -> checkEnd(section, micros, start.get(), batch.get()));
    return Optional.of(
        new Schedule(
            tile.get(),
            batch.get(),
            job.map(Interval::micros).orElseGet(() -> defaultJobMicros(batch.get().micros())),
            start.get(),
            end));
  }

  private static long defaultJobMicros(long batchMicros) {
    return Math.max(1, DEFAULT_MAX_BACKFILL_MICROS / batchMicros) * batchMicros;
  }

  private static void multiple(
      Section section, String key, Optional<Interval> given, Interval unit, String unitKey) {
    if (given.isPresent() && given.get().micros() % unit.micros() != 0) {
      section
          .optional(key)
          .ifPresent(v -> v.reject("a multiple of " + unitKey + " " + unit.label()));
    }
  }

  private static void checkEnd(Section section, long end, long start, Interval batch) {
    Optional<Value> value = section.optional("manual_trigger_backfill_end_time");
    if (Math.floorMod(end, batch.micros()) != 0) {
      value.ifPresent(
          v ->
              v.reject(
                  "an end of a batch_schedule of "
                      + batch.label()
                      + ", counted from 1970-01-01T00:00:00Z"));
    }
    if (end <= start) {
      value.ifPresent(v -> v.reject("an instant after feature_start_time"));
    }
  }
}
