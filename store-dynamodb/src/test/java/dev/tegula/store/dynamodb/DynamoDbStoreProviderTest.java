package dev.tegula.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.store.StoreProvider;
import dev.tegula.store.StoreProvider.Opened;
import dev.tegula.store.StoreProvider.Settings;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DynamoDbStoreProviderTest {

  private static StoreProvider provider() {
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("dynamodb"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void open_endpointAndRegion_opensBoth() {
    Opened opened = provider().open(Settings.of("http://127.0.0.1:1", "us-east-1", null));
    try (var store = opened.store();
        var generations = opened.generations()) {
      assertThat(store).isInstanceOf(DynamoDbOnlineStore.class);
      assertThat(generations).isInstanceOf(DynamoDbActiveGenerations.class);
    }
  }

  @Test
  void open_strangeEndpoint_saysWhatWasExpected() {
    assertThatThrownBy(() -> provider().open(Settings.of("localhost:8000", "us-east-1", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpoint: localhost:8000 (expected: a URL such as http://127.0.0.1:8000)");
  }

  @Test
  void open_withImportObjects_refuses() {
    Settings settings = Settings.of("http://127.0.0.1:1", "us-east-1", Path.of("rows"));

    assertThatThrownBy(() -> provider().open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("load: rows (expected: none, as DynamoDB holds the rows)");
  }
}
