package dev.tegula.service;

import static dev.tegula.service.PlaneViews.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import dev.tegula.tile.ViewLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ServedServiceTest {

  private static final ServeOptions PLAIN = new ServeOptions(false, 5_000);
  private static final ServeOptions COERCED = new ServeOptions(true, 5_000);

  /** Answers what a test has put down, when the test says so. */
  private static final class ScriptedStore implements OnlineStore {

    private final Map<String, RowAnswer> byLocation = new HashMap<>();
    private final List<RowRead> asked = new ArrayList<>();
    private @Nullable CompletableFuture<List<RowAnswer>> held;
    private long deadlineNanos;

    @Override
    public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadline) {
      asked.addAll(reads);
      deadlineNanos = deadline;
      return held != null ? held : CompletableFuture.completedFuture(answers(reads));
    }

    private List<RowAnswer> answers(List<RowRead> reads) {
      return reads.stream()
          .map(read -> byLocation.getOrDefault(read.location(), RowAnswer.Absent.INSTANCE))
          .toList();
    }

    @Override
    public void close() {}
  }

  private final ScriptedStore store = new ScriptedStore();

  @Test
  void serve_lateView_timesOutAloneAndNeverCountsZero() throws Exception {
    store.byLocation.put("visits-1", RowAnswer.Late.INSTANCE);
    ServedService service = ready(member("visits"), member("seats"));
    try (FeatureVector vector = serve(service, COERCED, "N1")) {
      assertThat(statuses(vector))
          .containsExactly(
              FeatureStatus.MISSING_DATA,
              FeatureStatus.TIME_OUT,
              FeatureStatus.TIME_OUT,
              FeatureStatus.TIME_OUT,
              FeatureStatus.TIME_OUT,
              FeatureStatus.TIME_OUT);
      assertThat(vector.effectiveMicros(1)).isEqualTo(FeatureVector.NO_TIME);
      for (int slot = 0; slot < vector.buffer().slotCount(); slot++) {
        assertThat(vector.buffer().isNull(slot)).isTrue();
      }
    }
    assertThat(store.deadlineNanos).isEqualTo(5_000);
  }

  @Test
  void serve_lateInputOfComputed_timesOut() throws Exception {
    store.byLocation.put("visits-1", RowAnswer.Late.INSTANCE);
    try (FeatureVector vector = serve(ready(member("shared")), PLAIN, "N1", "N2")) {
      assertThat(statuses(vector)).containsOnly(FeatureStatus.TIME_OUT);
    }
  }

  @Test
  void serve_corruptRow_namedAndForgottenByTheNextRequest() throws Exception {
    store.byLocation.put("seats-1", new RowAnswer.Found(new byte[] {1, 2, 3}));
    ServedService service = ready(member("seats"));
    try (FeatureVector vector = serve(service, PLAIN, "N1")) {
      assertThat(statuses(vector)).containsExactly(FeatureStatus.UNKNOWN);
      assertThat(vector.problems())
          .singleElement()
          .asString()
          .startsWith("feature view seats: corrupt row in seats-1: ");
    }
    store.byLocation.clear();
    try (FeatureVector vector = serve(service, PLAIN, "N1")) {
      assertThat(statuses(vector)).containsExactly(FeatureStatus.MISSING_DATA);
      assertThat(vector.problems()).isEmpty();
    }
  }

  @Test
  void serve_nullKey_rowNotAskedForAndNotCounted() throws Exception {
    try (FeatureVector vector = serve(ready(member("visits")), COERCED, (String) null)) {
      assertThat(statuses(vector)).containsOnly(FeatureStatus.MISSING_DATA);
      assertThat(vector.work().rowsRead()).isZero();
      assertThat(vector.buffer().isNull(vector.plan().features().get(0).slot())).isTrue();
    }
    assertThat(store.asked).isEmpty();
  }

  @Test
  void serve_failedRow_storeFailureNamesTheView() {
    store.byLocation.put("seats-1", new RowAnswer.Failed("throttled"));
    ServedService service = ready(member("seats"));
    assertThatThrownBy(() -> serve(service, PLAIN, "N1"))
        .hasCauseInstanceOf(StoreFailedException.class)
        .hasMessageContaining("feature view seats: store: throttled");
  }

  @Test
  void serve_storeFailsInALaterStage_itsOwnMessage() {
    ServedService service = ready(member("visits"));
    store.held =
        CompletableFuture.<List<RowAnswer>>failedFuture(new IllegalStateException("closed"))
            .thenApply(answers -> answers);
    assertThatThrownBy(() -> serve(service, PLAIN, "N1")).cause().hasMessage("store: closed");
    store.held = CompletableFuture.failedFuture(new IllegalStateException());
    assertThatThrownBy(() -> serve(service, PLAIN, "N1"))
        .cause()
        .hasMessage("store: java.lang.IllegalStateException");
  }

  @Test
  void serve_noGeneration_unready() {
    ServingEngine engine = engine(member("seats"));
    ServedService service = engine.service("service").orElseThrow();
    assertThat(engine.activate(Map.of()))
        .containsExactlyInAnyOrder(
            "feature view seats: not backfilled yet",
            "feature view visits: not backfilled yet",
            "feature view numbered: not backfilled yet");
    assertThatThrownBy(() -> serve(service, PLAIN, "N1"))
        .hasCauseInstanceOf(ViewUnreadyException.class)
        .hasMessageContaining("feature view seats: not backfilled yet");
  }

  @Test
  void serve_otherDefinitionOrLayout_unreadyUntilTheNextGeneration() throws Exception {
    ServingEngine engine = engine(member("seats"));
    ServedService service = engine.service("service").orElseThrow();
    String hash = PlaneViews.SEATS.definitionHash();
    engine.activate(Map.of("seats", generation(PlaneViews.SEATS, 1, "0123456789abcdef")));
    assertThat(service.unreadyReason())
        .hasValue(
            "feature view seats: definition is %s, that of active generation 1 is 01234567:"
                    .formatted(hash.substring(0, 8))
                + " repository changed after the backfill: run the backfill again");
    engine.activate(Map.of("seats", new Generation("seats", "seats-2", 2, 0, 7, hash)));
    assertThat(service.unreadyReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("layout version"));
    engine.activate(Map.of("seats", generation(PlaneViews.SEATS, 3, hash)));
    assertThat(service.unreadyReason()).isEmpty();
    assertThat(engine.readyViewCount()).isEqualTo(1);
    assertThat(engine.viewCount()).isEqualTo(3);
    try (FeatureVector vector = serve(service, PLAIN, "N1")) {
      assertThat(vector.work().rowsRead()).isEqualTo(1);
    }
    assertThat(store.asked.get(0).location()).isEqualTo("seats-3");
  }

  @Test
  void serve_generationSwitchesMeanwhile_requestKeepsItsOwn() throws Exception {
    ServingEngine engine = engine(member("visits"));
    ServedService service = engine.service("service").orElseThrow();
    String hash = PlaneViews.VISITS.definitionHash();
    engine.activate(Map.of("visits", generation(PlaneViews.VISITS, 1, hash)));
    store.held = new CompletableFuture<>();
    CompletionStage<FeatureVector> begun =
        service.serve(service.plan().rowKeys(List.of("N1")), PLAIN);
    engine.activate(Map.of("visits", generation(PlaneViews.VISITS, 2, hash)));
    store.held.complete(store.answers(store.asked));
    try (FeatureVector vector = begun.toCompletableFuture().get()) {
      assertThat(vector.effectiveMicros(0)).isEqualTo(PlaneViews.DAY_MICROS);
      assertThat(store.asked.get(0).location()).isEqualTo("visits-1");
    }
  }

  private ServingEngine engine(Member... members) {
    FeatureRepository repository = PlaneViews.repository(members);
    return new ServingEngine(repository, store, () -> 0);
  }

  private ServedService ready(Member... members) {
    ServingEngine engine = engine(members);
    Map<String, Generation> active = new HashMap<>();
    for (FeatureView view : List.of(PlaneViews.SEATS, PlaneViews.VISITS, PlaneViews.NUMBERED)) {
      active.put(view.name(), generation(view, 1, view.definitionHash()));
    }
    engine.activate(active);
    return engine.service("service").orElseThrow();
  }

  private static Generation generation(FeatureView view, long number, String hash) {
    return new Generation(
        view.name(),
        view.name() + "-" + number,
        number,
        number * PlaneViews.DAY_MICROS,
        ViewLayout.VERSION,
        hash);
  }

  private static FeatureVector serve(ServedService service, ServeOptions options, String... keys)
      throws Exception {
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(values, keys);
    return service.serve(service.plan().rowKeys(values), options).toCompletableFuture().get();
  }

  private static List<FeatureStatus> statuses(FeatureVector vector) {
    List<FeatureStatus> statuses = new ArrayList<>();
    for (int i = 0; i < vector.plan().features().size(); i++) {
      statuses.add(vector.status(i));
    }
    return statuses;
  }
}
