package dev.tegula.store;

import java.util.HashMap;
import java.util.Map;

/** Active generations on the heap, gone with the process. Usable from any thread. */
public final class HeapActiveGenerations implements ActiveGenerations {

  private final Map<String, Generation> active = new HashMap<>();

  /**
   * @param active by table group
   */
  public HeapActiveGenerations(Map<String, Generation> active) {
    this.active.putAll(active);
  }

  @Override
  public synchronized Map<String, Generation> current() {
    return Map.copyOf(active);
  }

  @Override
  public synchronized void publish(Generation next) {
    Generation known = active.get(next.tableGroup());
    long expected = known == null ? 1 : known.number() + 1;
    if (next.number() != expected) {
      throw new GenerationConflictException(
          "generation of %s: %d (expected: %d)"
              .formatted(next.tableGroup(), next.number(), expected));
    }
    active.put(next.tableGroup(), next);
  }

  @Override
  public void close() {}
}
