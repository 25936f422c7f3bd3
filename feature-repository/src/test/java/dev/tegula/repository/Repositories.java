package dev.tegula.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The repositories that tests read: one that uses every key, and edits of it that break it. */
final class Repositories {

  private static final List<String> LEVELS = List.of("text", "structure", "meaning");

  private Repositories() {}

  /** Who can know what is wrong. */
  enum Level {
    TEXT,
    STRUCTURE,
    MEANING
  }

  /** A broken repository and the lines that say what is wrong with it. */
  record Bad(String name, String yaml, Level level, List<String> problems) {

    @Override
    public String toString() {
      return name;
    }
  }

  static String complete() {
    return resource("complete.yaml");
  }

  static List<Bad> bad() {
    String[] blocks = resource("bad-repositories.txt").split("(?m)^== ");
    List<Bad> cases = new ArrayList<>();
    for (int i = 1; i < blocks.length; i++) {
      cases.add(parse(blocks[i]));
    }
    return cases;
  }

  private static Bad parse(String block) {
    List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    String yaml = complete();
    int i = 1;
    for (; !LEVELS.contains(lines.get(i)); i++) {
      String text = lines.get(i).length() > 2 ? lines.get(i).substring(2) : "";
      if (lines.get(i).startsWith("+")) {
        after.add(text);
        continue;
      }
      if (!after.isEmpty()) {
        yaml = edit(yaml, before, after);
        before.clear();
        after.clear();
      }
      before.add(text);
    }
    return new Bad(
        lines.get(0),
        edit(yaml, before, after),
        Level.valueOf(lines.get(i).toUpperCase(Locale.ROOT)),
        lines.subList(i + 1, lines.size()));
  }

  private static String edit(String yaml, List<String> before, List<String> after) {
    String old = String.join("\n", before);
    int at = yaml.indexOf(old);
    if (at < 0) {
      throw new IllegalArgumentException(old + " (expected: a text of complete.yaml)");
    }
    return yaml.substring(0, at) + String.join("\n", after) + yaml.substring(at + old.length());
  }

  private static String resource(String name) {
    try (InputStream in = Repositories.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
