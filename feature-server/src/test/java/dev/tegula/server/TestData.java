package dev.tegula.server;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.tile.ViewLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The rows behind {@link TestRepository}, as a backfill leaves them: import objects in a folder.
 */
public final class TestData {

  private final FeatureRepository repository;
  private final Path folder;

  public TestData(FeatureRepository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /** Writes generation 1 of every view. */
  public Path writeAll() throws IOException {
    write(
        "plane_delays",
        Map.of(
            "N1",
            pack(
                "plane_delays",
                flight("2013-12-25T10:00:00Z", 1L, 10.0, 99.0),
                flight("2013-12-31T06:00:00Z", 2L, 2.5, 100.5)),
            "N2",
            pack("plane_delays", flight("2013-12-28T06:00:00.5Z", 3L, 1 / 3.0, 7.0)),
            "N3",
            pack("plane_delays", flight("2013-06-01T06:00:00Z", 4L, 4.0, 8.0)),
            "BROKEN",
            new byte[] {9, 9, 9}));
    write(
        "plane_destinations",
        Map.of(
            "N1",
            pack(
                "plane_destinations",
                landing("2013-12-20T00:00:00Z", "BOS", 1L),
                landing("2013-12-21T00:00:00Z", "LAX", 2L)),
            "N2",
            pack("plane_destinations", landing("2013-12-20T00:00:00Z", "BOS", 3L)),
            "BROKEN",
            new byte[] {0}));
    write(
        "route_facts",
        Map.of(
            42L,
            pack(
                "route_facts",
                route("2013-03-01T12:00:00.25Z", "q\"\\\n\u00e9\uD83D\uDE00", Double.NaN)),
            -1L,
            pack("route_facts", route("2013-03-01T12:00:00Z", "", Double.NEGATIVE_INFINITY))));
    return folder;
  }

  /** Writes generation 1 of one view. */
  public void write(String view, Map<?, byte[]> rows) throws IOException {
    FeatureView declared = view(view);
    write(
        new Generation(
            view,
            "table-" + view,
            1,
            TestRepository.EDGE_MICROS,
            ViewLayout.VERSION,
            declared.definitionHash()),
        rows);
  }

  /** Writes one generation. */
  public void write(Generation generation, Map<?, byte[]> rows) throws IOException {
    Path place =
        folder.resolve(generation.tableGroup()).resolve(Long.toString(generation.number()));
    Files.createDirectories(place.resolve("data"));
    GenerationFile.write(place.resolve(GenerationFile.NAME), generation);
    JoinKeyEncoder encoder = new JoinKeyEncoder(view(generation.tableGroup()).joinKeys());
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(place.resolve("data/part-0.json.gz")))) {
      for (Map.Entry<?, byte[]> row : rows.entrySet()) {
        out.write(
            line(encoder.encode(List.of(row.getKey())), row.getValue())
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** One item as DYNAMODB_JSON. */
  public static String line(byte[] key, byte[] row) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "{\"Item\":{\"k\":{\"B\":\"%s\"},\"v\":{\"B\":\"%s\"}}}\n"
        .formatted(base64.encodeToString(key), base64.encodeToString(row));
  }

  /** A packed row of a view. */
  public byte[] pack(String view, TestRow... rows) {
    return TestRow.pack(ViewLayout.of(view(view)), rows);
  }

  public static TestRow flight(String time, long flight, double delay, double distance) {
    return new TestRow(time, Map.of("flight", flight, "dep_delay", delay, "distance", distance));
  }

  private static TestRow landing(String time, String dest, long flight) {
    return new TestRow(time, Map.of("dest", dest, "flight", flight));
  }

  private static TestRow route(String time, String name, double ratio) {
    return new TestRow(
        time, Map.of("seats", Long.MAX_VALUE, "ratio", ratio, "name", name, "active", true));
  }

  private FeatureView view(String name) {
    return repository.featureView(name).orElseThrow();
  }
}
