package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Pairs of sets that share half of their elements, as list slots 2i and 2i+1 of one buffer. */
final class SetPairs {

  static final SetPairs NONE = new SetPairs(0, false);

  private static final long SEED = 42;
  private static final int MOST_ELEMENTS = 512_000;

  private final FeatureBuffer buffer = new FeatureBuffer();
  private final int count;
  private final boolean text;

  private SetPairs(int count, boolean text) {
    this.count = count;
    this.text = text;
    buffer.reset(2 * count);
  }

  static SetPairs of(int size, String elements) {
    SetPairs pairs =
        new SetPairs(Math.min(256, MOST_ELEMENTS / (2 * size)), elements.equals("string"));
    Random random = new Random(SEED);
    for (int pair = 0; pair < pairs.count; pair++) {
      long[] shared = random.longs(size / 2).toArray();
      pairs.write(2 * pair, size, shared, random);
      pairs.write(2 * pair + 1, size, shared, random);
    }
    return pairs;
  }

  private void write(int slot, int size, long[] shared, Random random) {
    long[] values = random.longs(size).toArray();
    System.arraycopy(shared, 0, values, 0, shared.length);
    buffer.beginList(slot);
    for (int last = size - 1; last >= 0; last--) {
      int chosen = random.nextInt(last + 1);
      long value = values[chosen];
      values[chosen] = values[last];
      if (text) {
        byte[] utf8 = ("item-" + (value >>> 16)).getBytes(StandardCharsets.UTF_8);
        buffer.addUtf8(utf8, 0, utf8.length);
      } else {
        buffer.addLong(value);
      }
    }
    buffer.endList();
  }

  FeatureBuffer buffer() {
    return buffer;
  }

  int count() {
    return count;
  }

  /** The bytes of the shortest pair of lists but for the last. */
  int byteLength() {
    int length = Integer.MAX_VALUE;
    for (int slot = 2; slot < 2 * count; slot += 2) {
      length = Math.min(length, buffer.areaOffset(slot) - buffer.areaOffset(slot - 2));
    }
    return Math.min(length, buffer.area().length - buffer.areaOffset(2 * count - 2));
  }

  /** A slot's list as a boxed set. */
  Set<Object> decode(int slot) {
    byte[] area = buffer.area();
    Set<Object> set = new HashSet<>();
    int at = buffer.areaOffset(slot);
    for (int i = buffer.length(slot); i > 0; i--) {
      if (text) {
        int length = LittleEndian.getInt(area, at + 1);
        set.add(new String(area, at + 5, length, StandardCharsets.UTF_8));
        at += 5 + length;
      } else {
        set.add(LittleEndian.getLong(area, at + 1));
        at += 9;
      }
    }
    return set;
  }
}
