package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFilesTest {

  @TempDir Path folder;

  private void write(String file, String yaml) throws IOException {
    Files.writeString(folder.resolve(file), yaml);
  }

  private void assertRefused(Path repo, String message) {
    assertThatThrownBy(() -> RepositoryReader.read(repo))
        .isInstanceOf(InvalidRepositoryException.class)
        .hasMessage(message);
  }

  @Test
  void read_severalFiles_areOneRepository() throws Exception {
    String complete = Repositories.complete();
    int views = complete.indexOf("feature_views:");
    int services = complete.indexOf("feature_services:");
    write("a-services.yaml", complete.substring(services));
    write("b-views.yaml", complete.substring(views, services));
    write("c-entities.yaml", complete.substring(0, views));
    write("notes.txt", "not read");

    FeatureRepository repository = RepositoryReader.read(folder);

    assertThat(repository.featureViews()).hasSize(3);
    assertThat(repository.featureServices()).hasSize(2);
  }

  @Test
  void read_oneFile_resolvesPathsAgainstItsFolder() throws Exception {
    write("features.yaml", Repositories.complete());

    FeatureView view = RepositoryReader.read(folder.resolve("features.yaml")).featureViews().get(0);

    assertThat(view.rows().source().path())
        .isEqualTo(folder.resolve("data").resolve("flights.parquet").toString());
  }

  @Test
  void read_uri_staysAsItIs() throws Exception {
    write("features.yaml", Repositories.complete());

    FeatureView view = RepositoryReader.read(folder).featureView("gate_facts").orElseThrow();

    assertThat(view.rows().source().path()).isEqualTo("s3://bucket/gates.csv");
  }

  @Test
  void read_anchorsAndMergeKeys_areResolved() throws Exception {
    write(
        "features.yaml",
        Repositories.complete()
            .replace("  - name: plane_delays\n", "  - &daily\n    name: plane_delays\n")
            .replace(
                "    kind: batch\n    source: gates",
                "    <<: *daily\n    ttl: 9d\n    source: gates"));

    FeatureView view = RepositoryReader.read(folder).featureView("gate_facts").orElseThrow();

    assertThat(view.materialization().loadType()).isEqualTo(FeatureView.LoadType.BULK);
    assertThat(view.materialization().ttlMicros()).hasValue(9 * 86_400_000_000L);
  }

  @Test
  void read_loadTypeOfTheRepository_isThatOfViewsThatDoNotSay() throws Exception {
    String complete = Repositories.complete();
    String bulk = "options: {ONLINE_BACKFILL_LOAD_TYPE: BULK}";
    assertThat(complete).contains("    " + bulk + "\n");
    write("features.yaml", complete.replace("    " + bulk + "\n", ""));
    FeatureView unsaid = RepositoryReader.read(folder).featureView("plane_delays").orElseThrow();
    assertThat(unsaid.materialization().loadType()).isEqualTo(FeatureView.LoadType.ROW_BY_ROW);

    write("defaults.yaml", bulk + "\n");
    assertThatThrownBy(() -> RepositoryReader.read(folder))
        .hasMessageContaining(
            "offline: missing (expected: true, as this repository's views load in BULK unless they say otherwise)");
    write(
        "features.yaml",
        complete
            .replace("    " + bulk + "\n", "")
            .replaceAll(
                "    online: true\n(?!    offline)", "    online: true\n    offline: true\n"));
    FeatureView inBulk = RepositoryReader.read(folder).featureView("plane_delays").orElseThrow();
    assertThat(inBulk.materialization().loadType()).isEqualTo(FeatureView.LoadType.BULK);
  }

  @Test
  void read_problemsInTwoFiles_namesBoth() throws Exception {
    write("one.yaml", "workspace: prod\ncolour: blue\n");
    write("two.yaml", "workspace: test\n");

    assertRefused(
        folder,
        """
        one.yaml:2: colour: unknown key (expected: one of workspace, entities, data_sources, \
        feature_views, on_demand_feature_views, feature_services, options)
        two.yaml:1: workspace: test (expected: prod, as in another file of this repository)""");
  }

  @Test
  void read_problem_hasItsParts() throws Exception {
    write("features.yaml", "workspace: 7\n");

    assertThatThrownBy(() -> RepositoryReader.read(folder))
        .isInstanceOfSatisfying(
            InvalidRepositoryException.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactly(
                        new Problem(
                            "features.yaml",
                            1,
                            12,
                            "workspace",
                            "7",
                            "a name of at most 100 letters, digits and single _,"
                                + " beginning with a letter")));
  }

  @Test
  void read_missingFolder_saysSo() {
    Path missing = folder.resolve("nowhere");

    assertRefused(
        missing,
        missing + ": does not exist (expected: a folder with *.yaml files, or one such file)");
  }

  @Test
  void read_folderWithoutYaml_saysSo() throws Exception {
    write("features.yml", "workspace: prod\n");

    assertRefused(
        folder,
        folder + ": no *.yaml file (expected: a folder with *.yaml files, or one such file)");
  }

  @Test
  void read_emptyFile_saysSo() throws Exception {
    write("features.yaml", "# nothing but a comment\n");

    assertRefused(folder, "features.yaml: empty (expected: feature_views and other keys)");
  }

  @Test
  void read_notUtf8_saysSo() throws Exception {
    byte[] latin1 = "workspace: prod # Zürich\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("features.yaml"), latin1);

    assertRefused(folder, "features.yaml: not UTF-8 (expected: a text file in UTF-8)");
  }

  @Test
  void read_noMapping_saysSo() throws Exception {
    write("features.yaml", "- workspace: prod\n");

    assertRefused(folder, "features.yaml:1: a list (expected: a mapping of keys)");
  }

  @Test
  void read_twoDocuments_saysWhere() throws Exception {
    write("features.yaml", "workspace: prod\n---\nworkspace: prod\n");

    assertRefused(
        folder,
        "features.yaml:2: broken in column 1: but found another document"
            + " (expected: well-formed YAML)");
  }

  @Test
  void read_controlCharacter_saysSo() throws Exception {
    write("features.yaml", "workspace: pro\u0001d\n");

    assertThatThrownBy(() -> RepositoryReader.read(folder))
        .isInstanceOf(InvalidRepositoryException.class)
        .hasMessageStartingWith("features.yaml: ")
        .hasMessageEndingWith("(expected: well-formed YAML)");
  }

  @Test
  void checkSources_missingFile_namesLineAndPath() throws Exception {
    write("features.yaml", Repositories.complete());
    Path flights = folder.resolve("data").resolve("flights.parquet");

    assertThatThrownBy(() -> RepositoryReader.checkSources(folder))
        .isInstanceOf(InvalidRepositoryException.class)
        .hasMessage(
            "features.yaml:6: data_sources[0].path: data/flights.parquet"
                + " (expected: a file or a folder that can be read; there is no "
                + flights
                + ")");
  }

  @Test
  void checkSources_everyFileThere_reads() throws Exception {
    write("features.yaml", Repositories.complete());
    Files.createDirectory(folder.resolve("data"));
    write("data/flights.parquet", "");

    assertThat(RepositoryReader.checkSources(folder)).isEqualTo(RepositoryReader.read(folder));
  }
}
