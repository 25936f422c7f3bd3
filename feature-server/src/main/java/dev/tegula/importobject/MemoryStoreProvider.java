package dev.tegula.importobject;

import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.store.HeapActiveGenerations;
import dev.tegula.store.HeapOnlineStore;
import dev.tegula.store.StoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Opens the store named {@code memory}: loads the newest generation of every table group found in
 * {@code DIR/<table group>/<number>/}.
 */
public final class MemoryStoreProvider implements StoreProvider {

  private record Newest(Generation generation, Path file) {}

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Opened open(Settings settings) {
    Path folder =
        settings
            .load()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "load: missing (expected: a folder of import objects)"));
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("load: " + folder + " (expected: a folder)");
    }
    HeapOnlineStore.Builder store = new HeapOnlineStore.Builder();
    Map<String, Generation> active = new HashMap<>();
    try {
      for (Newest newest : newest(folder)) {
        active.put(newest.generation().tableGroup(), newest.generation());
        load(newest.generation(), newest.file().resolveSibling("data"), store);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("load: " + e.getMessage(), e);
    }
    return new Opened(store.build(), new HeapActiveGenerations(active));
  }

  private static Collection<Newest> newest(Path folder) throws IOException {
    Map<String, Newest> newest = new HashMap<>();
    for (Path file : generationFiles(folder)) {
      Generation generation = GenerationFile.read(file);
      newest.merge(
          generation.tableGroup(), new Newest(generation, file), MemoryStoreProvider::newer);
    }
    return newest.values();
  }

  private static Newest newer(Newest a, Newest b) {
    return a.generation().number() >= b.generation().number() ? a : b;
  }

  private static List<Path> generationFiles(Path folder) throws IOException {
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
