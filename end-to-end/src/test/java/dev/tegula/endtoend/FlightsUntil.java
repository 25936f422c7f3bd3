package dev.tegula.endtoend;

import java.io.IOException;
import java.nio.file.Path;

/** The flights repository with another end and one service of the views that are carried on. */
final class FlightsUntil {

  private FlightsUntil() {}

  /** Makes it in a new folder; {@code end} is an instant such as 2013-12-01T00:00:00Z. */
  static Path make(Path folder, String end) throws IOException {
    return FlightsRepository.copy(
        folder,
        yaml ->
            yaml.substring(0, yaml.indexOf("on_demand_feature_views:"))
                    .replace(
                        "manual_trigger_backfill_end_time: 2014-01-01T00:00:00Z",
                        "manual_trigger_backfill_end_time: " + end)
                + """
                feature_services:
                  - name: plane
                    features: [plane_delays, plane_destinations, plane_last_flight]
                """);
  }
}
