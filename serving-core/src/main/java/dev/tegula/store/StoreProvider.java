package dev.tegula.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a kind of store by name; found with {@link java.util.ServiceLoader}. */
public interface StoreProvider {

  /** The name on the command line: {@code memory}, {@code dynamodb}. */
  String name();

  /**
   * Opens the store.
   *
   * @throws IllegalArgumentException when a setting that this store needs is missing or wrong
   */
  Opened open(Settings settings);

  /** A store and its active generations. */
  record Opened(OnlineStore store, ActiveGenerations generations) {}

  /**
   * What the command line says about a store.
   *
   * @param endpoint replaces the vendor's own endpoint, for example {@code http://127.0.0.1:8000}
   * @param load a folder of import objects for a store that starts empty
   */
  record Settings(Optional<String> endpoint, Optional<String> region, Optional<Path> load) {

    public static Settings of(
        @Nullable String endpoint, @Nullable String region, @Nullable Path load) {
      return new Settings(
          Optional.ofNullable(endpoint), Optional.ofNullable(region), Optional.ofNullable(load));
    }
  }
}
