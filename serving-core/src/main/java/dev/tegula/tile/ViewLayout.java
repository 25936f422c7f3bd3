package dev.tegula.tile;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How one view's rows are packed: the columns that go in, in order, and the values that come out.
 * Compiled once per view; immutable and usable from any thread.
 */
public final class ViewLayout {

  /** The version of the packed format that {@link RowBuilder} writes. */
  public static final int VERSION = 0;

  /** A column of the transformation's output that the packed row keeps something of. */
  public record Column(String name, DataType type) {}

  private final FeatureView view;
  private final List<Column> columns = new ArrayList<>();
  private final List<OutputFeature> outputs;
  private final List<TileState> states = new ArrayList<>();
  private final List<Integer> attributeColumns = new ArrayList<>();
  private final int[] sources;

  private ViewLayout(FeatureView view) {
    this.view = view;
    for (Feature feature : view.features()) {
      Column column = new Column(feature.column(), feature.type());
      if (!columns.contains(column)) {
        columns.add(column);
      }
    }
    this.outputs = view.outputs();
    this.sources = new int[outputs.size()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = source(outputs.get(i).feature());
    }
  }

  private int source(Feature feature) {
    int column = columns.indexOf(new Column(feature.column(), feature.type()));
    if (feature instanceof Feature.Aggregate aggregate) {
      Number limit = aggregate.parameters().get("n");
      return indexOf(
          states,
          new TileState(
              column,
              (ScalarType) aggregate.type(),
              TileState.Operation.valueOf(aggregate.function().toUpperCase(Locale.ROOT)),
              limit == null ? 0 : limit.intValue()));
    }
    return indexOf(attributeColumns, column);
  }

  private static <T> int indexOf(List<T> list, T wanted) {
    if (!list.contains(wanted)) {
      list.add(wanted);
    }
    return list.indexOf(wanted);
  }

  public static ViewLayout of(FeatureView view) {
    return new ViewLayout(view);
  }

  public FeatureView view() {
    return view;
  }

  /** The columns of {@link InputRow}, by position. */
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  /** The values that {@link RowMerge} yields, by position. */
  public List<OutputFeature> outputs() {
    return outputs;
  }

  Column column(int index) {
    return columns.get(index);
  }

  List<TileState> states() {
    return states;
  }

  /** The columns that attributes read, in the order in which a packed row stores them. */
  List<Integer> attributeColumns() {
    return attributeColumns;
  }

  /**
   * For an aggregate the index of its state, for an attribute the position among the stored ones.
   */
  int source(int output) {
    return sources[output];
  }

  long tileMicros() {
    return view.schedule().aggregationInterval().micros();
  }

  /** Where an aggregate's window begins and ends for an edge: [0] inclusive, [1] exclusive. */
  long[] window(int output, long edgeMicros) {
    Feature.Aggregate aggregate = (Feature.Aggregate) outputs.get(output).feature();
    TimeWindow window = aggregate.windows().get(outputs.get(output).windowIndex());
    if (window instanceof TimeWindow.Fixed fixed) {
      long end = edgeMicros + fixed.offsetMicros();
      return new long[] {end - fixed.sizeMicros(), end};
    }
    return new long[] {Long.MIN_VALUE, edgeMicros};
  }
}
