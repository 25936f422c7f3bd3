package dev.tegula.tile;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OutputFeature;
import dev.tegula.type.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final List<Column> columns;
  private final List<OutputFeature> outputs;

  private ViewLayout(FeatureView view) {
    this.view = view;
    Map<String, Column> byName = new LinkedHashMap<>();
    for (Feature feature : view.features()) {
      byName.putIfAbsent(feature.column(), new Column(feature.column(), feature.type()));
    }
    this.columns = List.copyOf(byName.values());
    this.outputs = view.outputs();
  }

  public static ViewLayout of(FeatureView view) {
    return new ViewLayout(view);
  }

  public FeatureView view() {
    return view;
  }

  /** The columns of {@link InputRow}, by position. */
  public List<Column> columns() {
    return columns;
  }

  /** The values that {@link RowMerge} yields, by position. */
  public List<OutputFeature> outputs() {
    return outputs;
  }
}
