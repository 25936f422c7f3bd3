package dev.tegula.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The flights repository with another end and one service of the views that are carried on. */
final class FlightsUntil {

  private static final Path FLIGHTS = TegulaProcess.home().resolve("examples/flights");

  private FlightsUntil() {}

  /** Makes it in a new folder; {@code end} is an instant such as 2013-12-01T00:00:00Z. */
  static Path make(Path folder, String end) throws IOException {
    Path copy = Files.createDirectory(folder);
    String yaml = Files.readString(FLIGHTS.resolve("features.yaml"));
    String views = yaml.substring(0, yaml.indexOf("on_demand_feature_views:"));
    Files.writeString(
        copy.resolve("features.yaml"),
        views.replace(
                "manual_trigger_backfill_end_time: 2014-01-01T00:00:00Z",
                "manual_trigger_backfill_end_time: " + end)
            + """
            feature_services:
              - name: plane
                features: [plane_delays, plane_destinations, plane_last_flight]
            """);
    Path data = Files.createDirectory(copy.resolve("data"));
    try (Stream<Path> files = Files.list(FLIGHTS.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
