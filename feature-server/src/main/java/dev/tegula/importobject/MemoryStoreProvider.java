package dev.tegula.importobject;

import dev.tegula.store.HeapOnlineStore;
import dev.tegula.store.StoreProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens the store named {@code memory}: the newest generation of every table group found in {@code
 * DIR/<table group>/<number>/}, now and when a newer one appears there.
 */
public final class MemoryStoreProvider implements StoreProvider {

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
    HeapOnlineStore store = new HeapOnlineStore.Builder().build();
    FolderGenerations generations = new FolderGenerations(folder, store);
    generations.current();
    return new Opened(store, generations);
  }
}
