package dev.tegula.tile;

import dev.tegula.definition.OutputFeature;
import dev.tegula.type.DataType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a row of final values lies in bytes: a word for each output of the view, for one leading
 * edge. Immutable.
 */
final class FinalLayout {

  /** The time of the attributes when there are none. */
  static final long NO_ATTRIBUTES = Long.MIN_VALUE;

  /** Where in the part of the values the bits lie that tell which windows have tiles. */
  static final int WINDOW_BITS = 8;

  private final ViewLayout layout;
  private final List<WindowTiles> windows;
  private final byte[] directory;
  private final long fingerprint;

  FinalLayout(ViewLayout layout) {
    this.layout = layout;
    this.windows =
        IntStream.range(0, layout.outputs().size())
            .filter(output -> layout.outputs().get(output).aggregate())
            .mapToObj(this::window)
            .distinct()
            .toList();
    this.directory = Directory.encodeFinal(layout.outputs());
    this.fingerprint = XxHash64.hash(directory, 0, directory.length);
  }

  List<DataType> types() {
    return layout.outputs().stream().map(OutputFeature::type).toList();
  }

  /** The windows that have a bit, in the order of the bits. */
  List<WindowTiles> windows() {
    return windows;
  }

  /** An output over a window of {@link #windows()}. */
  int outputOf(WindowTiles window) {
    return IntStream.range(0, layout.outputs().size())
        .filter(output -> layout.outputs().get(output).aggregate())
        .filter(output -> window(output).equals(window))
        .findFirst()
        .orElseThrow();
  }

  WindowTiles window(int output) {
    return WindowTiles.of(layout, layout.window(output));
  }

  byte[] directory() {
    return directory;
  }

  long fingerprint() {
    return fingerprint;
  }

  /** Where in the part of the values the values themselves begin. */
  int valuesOffset() {
    return WINDOW_BITS + WordReader.presenceBytes(windows.size());
  }
}
