package dev.tegula.tile;

import dev.tegula.definition.Feature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The workloads on which a peer, Chronon, was measured through its public entry points. One event
 * every five minutes from 28 days before the end of the batch to 24 hours after it, values from
 * {@code Random(42)} drawn event by event and column by column, windows of 1, 7 and 28 days, the
 * query at the end of the last day.
 */
public enum PeerWorkload {
  /** 25 float64 sums, tiles of an hour. */
  W1(60, 28, 2_500),
  /** 25 float64 sums, tiles of five minutes. */
  W2(5, 28, 22_300),
  /** Five columns, seven functions each, tiles of an hour. */
  W3(60, 28, 2_500),
  /** 25 float64 sums over one window of 28 tiles of a day. */
  W4_28(1_440, 28, 700),
  /** 25 float64 sums over one window of 365 tiles of a day. */
  W4_365(1_440, 365, 9_125);

  private static final long EVENT_MICROS = 5 * BenchmarkViews.MINUTE_MICROS;
  private static final long SEED = 42;

  private final long tileMicros;
  private final int days;
  private final int additions;

  PeerWorkload(int tileMinutes, int days, int additions) {
    this.tileMicros = tileMinutes * BenchmarkViews.MINUTE_MICROS;
    this.days = days;
    this.additions = additions;
  }

  /** How many values plain addition adds for comparison: as many as the peer merges. */
  int additions() {
    return additions;
  }

  private boolean withHead() {
    return this != W4_28 && this != W4_365;
  }

  /** The end of the last whole tile before the end of the day after the batch. */
  long edgeMicros() {
    return BenchmarkViews.BATCH_END_MICROS
        + (withHead() ? BenchmarkViews.DAY_MICROS - tileMicros : 0);
  }

  ViewLayout layout() {
    List<TimeWindow> windows =
        withHead() ? BenchmarkViews.days(1, 7, 28) : BenchmarkViews.days(days);
    if (this != W3) {
      return BenchmarkViews.layout(
          tileMicros, BenchmarkViews.each(25, ScalarType.FLOAT64, "sum", Map.of(), windows));
    }
    List<Feature> features = new ArrayList<>();
    for (String function : List.of("sum", "count", "mean", "min", "max")) {
      features.addAll(BenchmarkViews.each(5, ScalarType.FLOAT64, function, Map.of(), windows));
    }
    features.addAll(BenchmarkViews.each(5, ScalarType.FLOAT64, "last", Map.of("n", 10), windows));
    features.addAll(
        BenchmarkViews.each(
            5, ScalarType.INT64, "approx_count_distinct", Map.of("precision", 10), windows));
    return BenchmarkViews.layout(tileMicros, features);
  }

  /** Different rows of the workload, the first from the peer's own seed. */
  List<byte[]> rows(int count) {
    ViewLayout layout = layout();
    EdgeRange edges =
        withHead()
            ? new EdgeRange(
                BenchmarkViews.BATCH_END_MICROS,
                BenchmarkViews.BATCH_END_MICROS + BenchmarkViews.DAY_MICROS)
            : EdgeRange.ANY;
    RowBuilder builder = new RowBuilder(layout, edges);
    Random random = new Random(SEED);
    List<byte[]> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      builder.begin();
      add(builder, layout, random);
      rows.add(builder.finish());
    }
    return rows;
  }

  private void add(RowBuilder builder, ViewLayout layout, Random random) {
    int values = this == W3 ? 5 : 25;
    NumberRow row = new NumberRow(layout.columns().size());
    long step = withHead() ? EVENT_MICROS : tileMicros;
    long start = BenchmarkViews.BATCH_END_MICROS - days * BenchmarkViews.DAY_MICROS;
    long end = BenchmarkViews.BATCH_END_MICROS + (withHead() ? BenchmarkViews.DAY_MICROS : 0);
    for (long time = start; time < end; time += step) {
      for (int value = 0; value < values; value++) {
        double drawn = this == W3 ? random.nextInt(1_000) : random.nextInt(100_000) / 100.0;
        row.set(value, drawn);
        if (this == W3) {
          row.set(value + 5, drawn);
        }
      }
      builder.add(time, row);
    }
  }
}
