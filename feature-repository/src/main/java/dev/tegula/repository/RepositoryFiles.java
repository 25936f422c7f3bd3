package dev.tegula.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Finds the YAML files of a repository and parses them, keeping every value's place. */
final class RepositoryFiles {

  private static final String EXTENSION = ".yaml";

  private final Problems problems;

  RepositoryFiles(Problems problems) {
    this.problems = problems;
  }

  /** The folder that relative paths of a repository start from. */
  static Path folder(Path repo) {
    Path absolute = repo.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return Files.isDirectory(absolute) || parent == null ? absolute : parent;
  }

  /** The root sections of all files, by file name. */
  List<Section> read(Path repo) {
    List<Section> roots = new ArrayList<>();
    for (Path file : list(repo)) {
      String name = String.valueOf(file.getFileName());
      decode(file, name)
          .flatMap(text -> compose(text, name))
          .flatMap(node -> new Value(node, name, "", problems).section("a mapping of keys"))
          .ifPresent(roots::add);
    }
    return roots;
  }

  private List<Path> list(Path repo) {
    String expected = "a folder with *" + EXTENSION + " files, or one such file";
    Place place = Place.file(repo.toString());
    if (Files.isRegularFile(repo)) {
      return List.of(repo);
    }
    if (!Files.isDirectory(repo)) {
      problems.add(place, "", Files.exists(repo) ? "no folder" : "does not exist", expected);
      return List.of();
    }
    try (Stream<Path> entries = Files.list(repo)) {
      List<Path> files =
          entries.filter(path -> path.toString().endsWith(EXTENSION)).sorted().toList();
      if (files.isEmpty()) {
        problems.add(place, "", "no *" + EXTENSION + " file", expected);
      }
      return files;
    } catch (IOException e) {
      problems.add(place, "", "not readable: " + e, expected);
      return List.of();
    }
  }

  private Optional<String> decode(Path file, String name) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      problems.add(Place.file(name), "", "not UTF-8", "a text file in UTF-8");
    } catch (IOException e) {
      problems.add(Place.file(name), "", "not readable: " + e, "a readable file");
    }
    return Optional.empty();
  }

  private Optional<Node> compose(String text, String name) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(Place.file(name), "", "empty", "feature_views and other keys");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Place place = Place.at(name, e.getProblemMark().or(e::getContextMark));
      String value = "broken in column " + place.column() + ": " + e.getProblem();
      problems.add(place, "", value, "well-formed YAML");
    } catch (YamlEngineException e) {
      problems.add(Place.file(name), "", String.valueOf(e.getMessage()), "well-formed YAML");
    }
    return Optional.empty();
  }
}
