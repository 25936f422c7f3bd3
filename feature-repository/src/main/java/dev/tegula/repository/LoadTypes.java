package dev.tegula.repository;

import dev.tegula.definition.FeatureView.LoadType;
import java.util.List;
import java.util.Optional;

/** Reads {@code options: {ONLINE_BACKFILL_LOAD_TYPE: BULK}}, of a view or of a whole repository. */
final class LoadTypes {

  private static final String LOAD_TYPE = "ONLINE_BACKFILL_LOAD_TYPE";

  private LoadTypes() {}

  /** The value as it is written; empty when it is not. */
  static Optional<Value> written(Section section) {
    return section
        .optional("options")
        .flatMap(options -> options.section("a mapping: " + LOAD_TYPE))
        .flatMap(
            options -> {
              options.allow(LOAD_TYPE);
              return options.optional(LOAD_TYPE);
            });
  }

  static Optional<LoadType> read(Optional<Value> written) {
    return written
        .flatMap(value -> Words.choice(value, List.of("BULK", "ROW_BY_ROW")))
        .map(LoadType::valueOf);
  }
}
