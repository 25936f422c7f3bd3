package dev.tegula.json;

import dev.tegula.service.PublishedServices;
import dev.tegula.tile.FeatureBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors of 5,000 values to be written. Computed ones: half of the slots are int64, half float64,
 * in an order that is the same in every vector; of the float64 values half have at most four
 * decimals, half all the digits that a double has, in an order that differs. Published ones: the
 * published mix as it is served, a quarter of it look-ups.
 */
final class ValueMix {

  static final int VALUES = 5_000;

  private static final int VECTORS = 64;
  private static final long SEED = 42;

  private final int[] slots;
  private final List<FeatureBuffer> vectors;

  private ValueMix(int[] slots, List<FeatureBuffer> vectors) {
    this.slots = slots;
    this.vectors = vectors;
  }

  static ValueMix of(VectorJsonBenchmark.Mix mix) {
    return mix == VectorJsonBenchmark.Mix.COMPUTED ? computed() : published();
  }

  private static ValueMix computed() {
    Random random = new Random(SEED);
    int[] slots = new int[VALUES];
    List<FeatureBuffer> vectors = new ArrayList<>();
    boolean[] whole = new boolean[VALUES];
    for (int slot = 0; slot < VALUES; slot++) {
      slots[slot] = slot;
      whole[slot] = random.nextBoolean();
    }
    for (int vector = 0; vector < VECTORS; vector++) {
      FeatureBuffer buffer = new FeatureBuffer();
      buffer.reset(VALUES);
      for (int slot = 0; slot < VALUES; slot++) {
        if (whole[slot]) {
          buffer.setLong(slot, random.nextInt(1_000_000_000));
        } else if (random.nextBoolean()) {
          buffer.setDouble(slot, random.nextInt(10_000_000) / 10_000.0);
        } else {
          buffer.setDouble(slot, 1_000 * random.nextDouble());
        }
      }
      vectors.add(buffer);
    }
    return new ValueMix(slots, vectors);
  }

  /** A service of fifty views, as the engine serves it. */
  private static ValueMix published() {
    PublishedServices services = new PublishedServices(50, false);
    List<FeatureBuffer> vectors = new ArrayList<>();
    for (int entity = 0; entity < PublishedServices.ENTITIES; entity++) {
      vectors.add(services.vector(entity).buffer());
    }
    return new ValueMix(services.slots(), vectors);
  }

  int[] slots() {
    return slots;
  }

  int count() {
    return vectors.size();
  }

  FeatureBuffer vector(int vector) {
    return vectors.get(vector);
  }
}
