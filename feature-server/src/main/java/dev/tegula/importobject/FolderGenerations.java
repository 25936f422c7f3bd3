package dev.tegula.importobject;

import dev.tegula.store.ActiveGenerations;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.store.HeapOnlineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The newest generations in a folder of import objects, loaded into a store on the heap before they
 * are told of. The generation before stays loaded until the next, for requests that have begun with
 * it. Asked by one thread at a time.
 */
final class FolderGenerations implements ActiveGenerations {

  private record Newest(Generation generation, Path file) {}

  private final Path folder;
  private final HeapOnlineStore store;
  private Map<String, Generation> active = Map.of();

  FolderGenerations(Path folder, HeapOnlineStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * Looks for newer generations and loads them.
   *
   * @throws IllegalArgumentException when the folder or an object in it cannot be read
   */
  @Override
  public Map<String, Generation> current() {
    HeapOnlineStore.Builder loaded = new HeapOnlineStore.Builder();
    Map<String, Generation> next = new HashMap<>(active);
    try {
      for (Newest newest : newest()) {
        Generation known = active.get(newest.generation().tableGroup());
        if (known == null || known.number() < newest.generation().number()) {
          load(newest.generation(), newest.file().resolveSibling("data"), loaded);
          next.put(newest.generation().tableGroup(), newest.generation());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("load: " + e.getMessage(), e);
    }
    if (!next.equals(active)) {
      Set<String> kept = new HashSet<>();
      active.values().forEach(generation -> kept.add(generation.location()));
      store.replace(loaded, kept);
      active = Map.copyOf(next);
    }
    return active;
  }

  /** Generations are published by whoever writes the folder. */
  @Override
  public void publish(Generation next) {
    throw new UnsupportedOperationException(
        "generation of %s: %d (expected: a folder %s written by a backfill)"
            .formatted(next.tableGroup(), next.number(), folder));
  }

  @Override
  public void close() {}

  private Collection<Newest> newest() throws IOException {
    Map<String, Newest> newest = new HashMap<>();
    for (Path file : generationFiles()) {
      Generation generation = GenerationFile.read(file);
      newest.merge(generation.tableGroup(), new Newest(generation, file), FolderGenerations::newer);
    }
    return newest.values();
  }

  private static Newest newer(Newest a, Newest b) {
    return a.generation().number() >= b.generation().number() ? a : b;
  }

  private List<Path> generationFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files
          .filter(file -> file.endsWith(GenerationFile.NAME))
          .filter(file -> folder.relativize(file).getNameCount() == 3)
          .sorted()
          .toList();
    }
  }

  private static void load(Generation generation, Path data, HeapOnlineStore.Builder store)
      throws IOException {
    if (!Files.isDirectory(data)) {
      throw new IllegalArgumentException(
          "load: " + data + " is missing (expected: a folder of import objects)");
    }
    store.table(generation.location());
    ImportObjectReader reader = new ImportObjectReader();
    List<Path> objects;
    try (Stream<Path> files = Files.list(data)) {
      objects = files.filter(ImportObjectReader::isObject).sorted().toList();
    }
    for (Path object : objects) {
      reader.read(object, (key, row) -> store.row(generation.location(), key, row));
    }
  }
}
