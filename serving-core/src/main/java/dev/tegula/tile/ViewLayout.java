package dev.tegula.tile;

import dev.tegula.aggregate.Aggregations;
import dev.tegula.aggregate.Recipe;
import dev.tegula.aggregate.State;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How one view's rows are packed: the columns that go in, in order, and the values that come out.
 * Compiled once per view; immutable and usable from any thread.
 */
public final class ViewLayout {

  /** The version of the packed format that {@link RowBuilder} writes. */
  public static final int VERSION;

  static {
    // Not a compile-time constant: that would be copied into other modules' classes, and a module
    // that is not compiled
    // again would go on to claim the old version.
    VERSION = 1;
  }

  /** A column of the transformation's output that the packed row keeps something of. */
  public record Column(String name, DataType type) {}

  private final FeatureView view;
  private final List<OutputFeature> outputs;
  private final List<Column> columns;
  private final List<Integer> attributeColumns;
  private final List<Cell> cells;
  private final int fixedCells;
  private final int presenceWords;
  private final Ladder ladder;
  private final byte[] directory;
  private final long fingerprint;
  private final FinalLayout finalLayout;

  private ViewLayout(FeatureView view) {
    this.view = view;
    this.outputs = view.outputs();
    this.columns = view.features().stream().map(ViewLayout::column).distinct().toList();
    this.attributeColumns =
        view.features().stream()
            .filter(Feature.Attribute.class::isInstance)
            .map(feature -> columns.indexOf(column(feature)))
            .distinct()
            .toList();
    this.cells = cells(view.features(), columns);
    this.fixedCells = (int) cells.stream().filter(Cell::fixed).count();
    this.presenceWords =
        (int) (cells.stream().mapToInt(Cell::presenceBit).max().orElse(-1) + 64) / 64;
    this.ladder = Ladder.of(tileMicros(), windows(view));
    this.directory = Directory.encode(this);
    this.fingerprint = XxHash64.hash(directory, 0, directory.length);
    this.finalLayout = new FinalLayout(this);
  }

  /**
   * Compiles a view's layout.
   *
   * @throws IllegalArgumentException when a window is no multiple of the aggregation interval
   */
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

  /** The columns that attributes read, in the order in which a packed row stores them. */
  List<Integer> attributeColumns() {
    return attributeColumns;
  }

  /** Fixed states first; by kind, column and parameter. */
  List<Cell> cells() {
    return cells;
  }

  int fixedCells() {
    return fixedCells;
  }

  int variableCells() {
    return cells.size() - fixedCells;
  }

  int presenceWords() {
    return presenceWords;
  }

  /** The least bytes of a tile: presence words, fixed states, references, padding, trailer. */
  int tileBytes() {
    return (referenceOffset(cells.size()) + 7) / 8 * 8 + RowFormat.TRAILER_BYTES;
  }

  /** Where in a tile a fixed state lies. */
  int fixedOffset(int cell) {
    return 8 * (presenceWords + cell);
  }

  /** Where in a tile the reference to a variable state lies. */
  int referenceOffset(int cell) {
    return fixedOffset(fixedCells) + 4 * (cell - fixedCells);
  }

  /** What a packed row says of its columns and states; not to be changed. */
  byte[] directory() {
    return directory;
  }

  /** The hash of the directory: rows of another one are not of this layout. */
  long fingerprint() {
    return fingerprint;
  }

  FinalLayout finalLayout() {
    return finalLayout;
  }

  /**
   * Final values need a view of which every refresh rewrites every entity.
   *
   * @throws IllegalArgumentException when this one is not
   */
  void requireFullRefresh() {
    if (view.kind() != FeatureView.Kind.BATCH
        || view.materialization().loadType() != FeatureView.LoadType.BULK) {
      throw new IllegalArgumentException(
          String.format(
              "feature view %s: final values of a %s view loaded %s"
                  + " (expected: BATCH and BULK, where every refresh rewrites every entity)",
              view.name(), view.kind(), view.materialization().loadType()));
    }
  }

  Ladder ladder() {
    return ladder;
  }

  long tileMicros() {
    return view.schedule().aggregationInterval().micros();
  }

  /** How an aggregate output is computed. */
  Recipe recipe(int output) {
    return recipe((Feature.Aggregate) outputs.get(output).feature());
  }

  /** The cells of an aggregate output, in the order of its recipe's states. */
  int[] cells(int output) {
    Feature feature = outputs.get(output).feature();
    int column = columns.indexOf(column(feature));
    return recipe(output).states().stream()
        .mapToInt(state -> indexOf(cells, column, state))
        .toArray();
  }

  /** Which columns an attribute output reads: a position in {@link #attributeColumns()}. */
  int attribute(int output) {
    return attributeColumns.indexOf(columns.indexOf(column(outputs.get(output).feature())));
  }

  TimeWindow window(int output) {
    OutputFeature feature = outputs.get(output);
    return ((Feature.Aggregate) feature.feature()).windows().get(feature.windowIndex());
  }

  static int indexOf(List<Cell> cells, int column, State state) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).column() == column && cells.get(i).state().equals(state)) {
        return i;
      }
    }
    throw new IllegalStateException("no cell of column " + column + " for " + state);
  }

  private static Column column(Feature feature) {
    return new Column(feature.column(), feature.type());
  }

  private static Recipe recipe(Feature.Aggregate aggregate) {
    return Aggregations.named(aggregate.function())
        .recipe(aggregate.type(), aggregate.parameters());
  }

  private static List<TimeWindow> windows(FeatureView view) {
    return view.features().stream()
        .filter(Feature.Aggregate.class::isInstance)
        .flatMap(feature -> ((Feature.Aggregate) feature).windows().stream())
        .toList();
  }

  private static List<Cell> cells(List<Feature> features, List<Column> columns) {
    Set<Integer> aggregated = new LinkedHashSet<>();
    Set<Cell> cells = new LinkedHashSet<>();
    for (Feature feature : features) {
      if (feature instanceof Feature.Aggregate aggregate) {
        int column = columns.indexOf(column(feature));
        aggregated.add(column);
        int bit = new ArrayList<>(aggregated).indexOf(column);
        for (State state : recipe(aggregate).states()) {
          cells.add(new Cell(column, feature.type(), state, bit));
        }
      }
    }
    return cells.stream()
        .sorted(
            Comparator.comparing((Cell cell) -> cell.kind().code())
                .thenComparing(Cell::column)
                .thenComparing(cell -> cell.state().parameter()))
        .toList();
  }
}
