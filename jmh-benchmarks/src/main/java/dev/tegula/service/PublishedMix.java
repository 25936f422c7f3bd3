package dev.tegula.service;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.tile.ViewLayout;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features of the published load test, which every view has alike: 25 look-ups and 75 sums, 25
 * of them over 28 days, 25 over 7, 20 over 1 and 5 over 356, on tiles of a day. The text does not
 * say of what types; here every second column is int64, the others float64, half of them with two
 * decimals.
 */
public final class PublishedMix {

  public static final int COLUMNS = 25;
  public static final int FEATURES = 100;
  public static final long DAY_MICROS = 86_400_000_000L;

  /** 2024-10-04, eight days after a boundary of four weeks since the epoch. */
  public static final long EDGE_MICROS = 20_000 * DAY_MICROS;

  static final int LONGEST_DAYS = 356;
  private static final int WITH_ONE_DAY = 20;
  private static final int WITH_LONGEST = 5;

  private PublishedMix() {}

  /** A view of this mix; its columns are 25 for look-ups, then 25 to be summed. */
  public static FeatureView view(String name) {
    FeatureView.Interval day = new FeatureView.Interval("1d", DAY_MICROS);
    return new FeatureView(
        name,
        FeatureView.Kind.BATCH,
        List.of(new Entity("user", List.of(new JoinKey("user_id", ScalarType.STRING)))),
        new FeatureView.Rows(
            new DataSource("source", DataSource.Format.PARQUET, "source.parquet"),
            "SELECT * FROM source",
            "time",
            List.of()),
        new FeatureView.Schedule(day, day, DAY_MICROS, 0, Optional.empty()),
        new FeatureView.Materialization(true, true, FeatureView.LoadType.BULK, Optional.empty()),
        features());
  }

  /** The windows of a summed column, in days. */
  static int[] windowDays(int column) {
    if (column < WITH_LONGEST) {
      return new int[] {1, 7, 28, LONGEST_DAYS};
    }
    return column < WITH_ONE_DAY ? new int[] {1, 7, 28} : new int[] {7, 28};
  }

  static ScalarType type(int column) {
    return column % 2 == 0 ? ScalarType.INT64 : ScalarType.FLOAT64;
  }

  private static List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      features.add(new Feature.Attribute("plain" + column, type(column)));
    }
    for (int column = 0; column < COLUMNS; column++) {
      List<TimeWindow> windows = new ArrayList<>();
      for (int days : windowDays(column)) {
        windows.add(new TimeWindow.Fixed(days + "d", days * DAY_MICROS, 0));
      }
      features.add(
          new Feature.Aggregate("summed" + column, type(column), "sum", Map.of(), windows));
    }
    return features;
  }

  /** The position of a layout's column in {@link PublishedEvent}. */
  static int position(ViewLayout.Column column) {
    String name = column.name();
    return name.startsWith("plain")
        ? Integer.parseInt(name.substring(5))
        : COLUMNS + Integer.parseInt(name.substring(6));
  }
}
