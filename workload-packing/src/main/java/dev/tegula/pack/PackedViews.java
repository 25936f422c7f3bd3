package dev.tegula.pack;

import dev.tegula.definition.FeatureView;
import dev.tegula.generate.GeneratedData;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.tile.ViewLayout;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packs views one after the other, each as its first generation. Confined to one thread. */
final class PackedViews {

  private static final long FIRST = 1;

  private final GeneratedData data;
  private final Path folder;
  private int views;
  private long rows;
  private long rowBytes;

  PackedViews(GeneratedData data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  int views() {
    return views;
  }

  long rows() {
    return rows;
  }

  /** The size of all packed rows. */
  long rowBytes() {
    return rowBytes;
  }

  /**
   * Packs a view.
   *
   * @throws IllegalArgumentException when it is not one of the workload
   */
  void write(FeatureView view) throws IOException {
    if (view.materialization().tableGroup().isPresent()) {
      throw new IllegalArgumentException(
          "feature view %s: table_group: %s (expected: none; a generated workload has a table per view)"
              .formatted(view.name(), view.materialization().tableGroup().get()));
    }
    long edgeMicros =
        view.schedule()
            .manualTriggerBackfillEndMicros()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "feature view "
                            + view.name()
                            + ": no manual_trigger_backfill_end_time (expected: as generated)"));
    ViewLayout layout = ViewLayout.of(view);
    Path generation = folder.resolve(view.name()).resolve(Long.toString(FIRST));
    Path objects = Files.createDirectories(generation.resolve("data"));
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(objects.resolve("part-00000.json")), 1 << 16)) {
      RowPacker packer = new RowPacker(layout, out);
      data.rows(
          view.name(), layout.columns().stream().map(ViewLayout.Column::name).toList(), packer);
      rows += packer.rows();
      rowBytes += packer.rowBytes();
    }
    GenerationFile.write(
        generation.resolve(GenerationFile.NAME),
        new Generation(
            view.name(),
            "packed_" + view.name() + "_" + FIRST,
            FIRST,
            edgeMicros,
            ViewLayout.VERSION,
            view.definitionHash()));
    views++;
  }
}
