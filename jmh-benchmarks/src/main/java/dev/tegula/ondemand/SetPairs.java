package dev.tegula.ondemand;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.RowMerge;
import dev.tegula.tile.ViewLayout;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs of sets that share some of their values: as packed rows with both as attributes, and as
 * list slots 2i and 2i+1 of one buffer.
 */
final class SetPairs {

  static final SetPairs NONE = new SetPairs("int64 1 0");
  static final long EDGE_MICROS = 1_000_000;

  private static final long SEED = 42;
  private static final int MOST_VALUES = 512_000;

  private final boolean text;
  private final ViewLayout layout;
  private final FeatureBuffer lists = new FeatureBuffer();
  private final List<byte[]> rows = new ArrayList<>();

  private SetPairs(String sets) {
    this.text = sets.startsWith("string");
    this.layout = layout(text ? ScalarType.STRING : ScalarType.INT64);
  }

  /** Pairs of a type, a size and a percentage of shared values, as {@code int64 1000 50}. */
  static SetPairs of(String sets) {
    String[] words = sets.split(" ", -1);
    int size = Integer.parseInt(words[1]);
    int shared = size * Integer.parseInt(words[2]) / 100;
    SetPairs pairs = new SetPairs(sets);
    int count = Math.min(256, MOST_VALUES / (2 * size));
    Random random = new Random(SEED);
    RowBuilder builder = new RowBuilder(pairs.layout);
    pairs.lists.reset(2 * count);
    for (int pair = 0; pair < count; pair++) {
      List<Object> both = pairs.values(shared, random);
      SetRow row = new SetRow(pairs.set(both, size, random), pairs.set(both, size, random));
      pairs.write(2 * pair, row.listAt(0));
      pairs.write(2 * pair + 1, row.listAt(1));
      builder.begin();
      builder.add(0, row);
      pairs.rows.add(builder.finish());
    }
    return pairs;
  }

  private List<Object> set(List<Object> shared, int size, Random random) {
    List<Object> set = new ArrayList<>(shared);
    set.addAll(values(size - shared.size(), random));
    Collections.shuffle(set, random);
    return set;
  }

  private List<Object> values(int count, Random random) {
    return random
        .longs(count)
        .mapToObj(value -> text ? (Object) ("item-" + (value >>> 16)) : (Object) value)
        .collect(Collectors.toList());
  }

  private void write(int slot, List<?> values) {
    lists.beginList(slot);
    for (Object value : values) {
      if (value instanceof Long number) {
        lists.addLong(number);
      } else {
        byte[] utf8 = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        lists.addUtf8(utf8, 0, utf8.length);
      }
    }
    lists.endList();
  }

  RowMerge newMerge() {
    return new RowMerge(layout, new int[] {0, 1});
  }

  byte[] row(int pair) {
    return rows.get(pair);
  }

  FeatureBuffer lists() {
    return lists;
  }

  int count() {
    return rows.size();
  }

  /** The bytes of the shortest pair of lists but for the last. */
  int byteLength() {
    int length = Integer.MAX_VALUE;
    for (int slot = 2; slot < 2 * count(); slot += 2) {
      length = Math.min(length, lists.areaOffset(slot) - lists.areaOffset(slot - 2));
    }
    return Math.min(length, lists.area().length - lists.areaOffset(2 * count() - 2));
  }

  /** A slot's list as a boxed set. */
  Set<Object> decode(int slot) {
    byte[] area = lists.area();
    Set<Object> set = new HashSet<>();
    int at = lists.areaOffset(slot);
    for (int i = lists.length(slot); i > 0; i--) {
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

  private static ViewLayout layout(ScalarType element) {
    FeatureView.Interval day = new FeatureView.Interval("1d", 86_400_000_000L);
    return ViewLayout.of(
        new FeatureView(
            "sets",
            FeatureView.Kind.BATCH,
            List.of(new Entity("e", List.of(new JoinKey("id", ScalarType.STRING)))),
            new FeatureView.Rows(
                new DataSource("source", DataSource.Format.PARQUET, "source.parquet"),
                "SELECT * FROM source",
                "time",
                List.of()),
            new FeatureView.Schedule(day, day, day.micros(), 0, Optional.empty()),
            new FeatureView.Materialization(
                true, true, FeatureView.LoadType.BULK, Optional.empty()),
            List.of(
                new Feature.Attribute("a", new ArrayType(element)),
                new Feature.Attribute("b", new ArrayType(element)))));
  }
}
