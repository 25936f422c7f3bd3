package dev.tegula.service;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.Generation;
import dev.tegula.store.HeapOnlineStore;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A service of some views of {@link PublishedMix} on the memory store, an event a day for every
 * entity and view; and the same tiles as boxed maps.
 */
public final class PublishedServices {

  /** As many entities, whose rows are read in turn. */
  public static final int ENTITIES = 16;

  private static final long SEED = 42;
  private static final String SERVICE = "measured";
  private static final ServeOptions OPTIONS = new ServeOptions(false, Long.MAX_VALUE);

  private final List<FeatureView> views = new ArrayList<>();
  private final List<NaiveService> naive = new ArrayList<>();
  private final ServedService service;

  /**
   * Fills a store.
   *
   * @param onlyOneFeature whether the service names one look-up of its views, or all features
   */
  public PublishedServices(int viewCount, boolean onlyOneFeature) {
    List<Member> members = new ArrayList<>();
    for (int view = 0; view < viewCount; view++) {
      // Two digits, so that the order of the names is the order of the views.
      String name = "view%02d".formatted(view);
      views.add(PublishedMix.view(name));
      members.add(new Member(name, name, onlyOneFeature ? List.of("plain1") : List.of(), Map.of()));
    }
    for (int entity = 0; entity < ENTITIES; entity++) {
      naive.add(new NaiveService(viewCount, onlyOneFeature));
    }
    HeapOnlineStore.Builder store = new HeapOnlineStore.Builder();
    Map<String, Generation> active = new HashMap<>();
    Random random = new Random(SEED);
    for (int view = 0; view < viewCount; view++) {
      fill(view, store, random);
      Generation generation = generation(views.get(view));
      active.put(generation.tableGroup(), generation);
    }
    ServingEngine engine =
        new ServingEngine(
            new FeatureRepository(
                "measured", views, List.of(), List.of(new FeatureService(SERVICE, members))),
            store.build(),
            System::nanoTime);
    engine.activate(active);
    service = engine.service(SERVICE).orElseThrow();
  }

  private static Generation generation(FeatureView view) {
    return new Generation(
        view.name(),
        view.name(),
        1,
        PublishedMix.EDGE_MICROS,
        ViewLayout.VERSION,
        view.definitionHash());
  }

  private void fill(int view, HeapOnlineStore.Builder store, Random random) {
    FeatureView definition = views.get(view);
    ViewLayout layout = ViewLayout.of(definition);
    JoinKeyEncoder encoder = new JoinKeyEncoder(definition.joinKeys());
    RowBuilder builder = new RowBuilder(layout);
    PublishedEvent event = new PublishedEvent(layout);
    for (int entity = 0; entity < ENTITIES; entity++) {
      builder.begin();
      for (int day = PublishedMix.LONGEST_DAYS; day > 0; day--) {
        event.draw(random);
        builder.add(PublishedMix.EDGE_MICROS - day * PublishedMix.DAY_MICROS, event);
        naive.get(entity).add(view, day, event);
      }
      byte[] row = builder.finish();
      store.row(definition.name(), encoder.encode(key(entity)), row);
    }
  }

  private static List<Object> key(int entity) {
    return List.of("user-" + entity);
  }

  /** The slots of all values, in the order of the answer. */
  public int[] slots() {
    return service.plan().features().stream().mapToInt(ServedFeature::slot).toArray();
  }

  /** The names of all values, in that order. */
  List<String> names() {
    return service.plan().features().stream().map(ServedFeature::name).toList();
  }

  /** The answer for an entity, to be closed. */
  public FeatureVector vector(int entity) {
    RowKeys keys = service.plan().rowKeys(key(entity));
    return service.serve(keys, OPTIONS).toCompletableFuture().join();
  }

  NaiveService naive(int entity) {
    return naive.get(entity);
  }
}
