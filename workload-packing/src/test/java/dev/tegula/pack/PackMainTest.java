package dev.tegula.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.definition.FeatureView;
import dev.tegula.generate.GeneratedData;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.RowMerge;
import dev.tegula.tile.ViewLayout;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.Profile;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import dev.tegula.workload.file.WorkloadFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackMainTest {

  private static final String WORKLOAD =
      """
      name: small
      description: a test
      seed: 3
      load: {rate_per_second: 5, warmup: 0s, duration: 1s}
      generate:
        entities: {user: 3}
        views:
          - {name: daily, count: 2, entities: [user], aggregation_interval: 1d, look_ups: 3, sums: {1d: 2, 28d: 3}}
          - {name: weekly, count: 1, entities: [user], aggregation_interval: 7d, sums: {28d: 2}}
        services:
          - {name: all, share: 1, views: {daily: 2, weekly: 1}}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private WorkloadFile workload;
  private Path file;
  private Path repo;

  @BeforeEach
  void generate() throws Exception {
    file = Files.writeString(folder.resolve("small.yaml"), WORKLOAD);
    workload = WorkloadFile.read(file, Profile.SMOKE);
    repo = Files.createDirectories(folder.resolve("repo"));
    GeneratedData data = workload.generated().orElseThrow();
    Files.writeString(repo.resolve("features.yaml"), data.repositoryYaml());
    data.writeSources(repo);
  }

  @Test
  void pack_everyView_mergesToTheExpectedValues() throws Exception {
    assertThat(pack()).as(err.toString()).isZero();

    RequestSource source = workload.workload().open(Workload.Stream.ONLY);
    for (int round = 0; round < 9; round++) {
      ExpectedRequest request = source.next().expected().orElseThrow();
      long id = request.body().at("/params/join_key_map/user_id").asLong();
      int compared = 0;
      for (FeatureView view : RepositoryReader.read(repo).featureViews()) {
        compared += compare(view, id, request);
      }
      assertThat(compared).isEqualTo(request.names().size()).isEqualTo(2 * 8 + 2);
    }
  }

  private int compare(FeatureView view, long id, ExpectedRequest request) throws Exception {
    Path objects = folder.resolve("objects").resolve(view.name()).resolve("1");
    Generation generation = GenerationFile.read(objects.resolve(GenerationFile.NAME));
    assertThat(generation.definitionHash()).isEqualTo(view.definitionHash());
    byte[] key = new JoinKeyEncoder(view.joinKeys()).encode(List.of(id));
    ViewLayout layout = ViewLayout.of(view);
    int size = layout.outputs().size();
    FeatureBuffer served = new FeatureBuffer();
    served.reset(size);
    new RowMerge(layout, IntStream.range(0, size).toArray())
        .merge(row(objects, key), generation.leadingEdgeMicros(), served);
    for (int i = 0; i < size; i++) {
      String name = view.name() + "." + layout.outputs().get(i).name();
      JsonNode expected = request.expected().get(request.names().indexOf(name));
      assertThat(value(served, i)).as(name).isEqualTo(expected.asText());
    }
    return size;
  }

  private static String value(FeatureBuffer served, int slot) {
    return switch (served.kind(slot)) {
      case INT64 -> Long.toString(served.longAt(slot));
      case FLOAT64 -> Double.toString(served.doubleAt(slot));
      case STRING -> served.stringAt(slot);
      default -> served.kind(slot).toString();
    };
  }

  private static byte[] row(Path objects, byte[] key) throws Exception {
    for (String line : Files.readAllLines(objects.resolve("data").resolve("part-00000.json"))) {
      JsonNode item = new ObjectMapper().readTree(line).get("Item");
      if (Arrays.equals(Base64.getDecoder().decode(item.at("/k/B").textValue()), key)) {
        return Base64.getDecoder().decode(item.at("/v/B").textValue());
      }
    }
    throw new AssertionError("no row in " + objects);
  }

  @Test
  void pack_folderThatIsNotEmpty_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("objects").resolve("older"));

    assertThat(pack()).isEqualTo(1);

    assertThat(err.toString()).endsWith("objects (expected: a new or empty folder)\n");
  }

  @Test
  void pack_repositoryOfAnotherWorkload_namesTheView() throws Exception {
    Files.writeString(
        file, WORKLOAD.replace("name: weekly", "name: other").replace("weekly: 1", "other: 1"));

    assertThat(pack()).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo("tegula pack: view: weekly_01 (expected: one of this workload)\n");
  }

  private int pack() {
    CommandLine line = PackMain.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        "--workload", file.toString(),
        "--repo", repo.toString(),
        "--out", folder.resolve("objects").toString());
  }
}
