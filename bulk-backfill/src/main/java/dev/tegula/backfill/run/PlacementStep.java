package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.Placement;
import dev.tegula.backfill.encode.FormatChoice;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Placed;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.Progress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** STAGED to CONSOLIDATED to PLACED: one row per entity, in import objects and a manifest. */
final class PlacementStep {

  private final ViewWork work;

  PlacementStep(ViewWork work) {
    this.work = work;
  }

  /** Empties the prefix and fills it; an attempt that was killed has left some of the objects. */
  void consolidate(List<Consolidation.Input> inputs) {
    try (ObjectStore store = work.context().openObjects()) {
      store.clear(work.dataPrefix());
      LoadChoices choices = work.context().settings().choices();
      ImportFormat format = choices.format() == null ? cheapest(inputs.get(0)) : choices.format();
      ObjectEncoding encoding = new ObjectEncoding(format, choices.compression());
      List<ImportObject> objects = objects(inputs, encoding);
      String measured = FormatChoice.of(format, objects).describe();
      work.context().progress().say(work.group().name() + ": import format " + measured);
      String manifestKey = work.folder() + ImportManifest.NAME;
      store.put(manifestKey, manifest(objects, encoding).toJson());
      work.journal()
          .record(
              new Consolidated(
                  objects.stream().mapToLong(ImportObject::rows).sum(),
                  objects.stream().mapToLong(ImportObject::itemBytes).sum(),
                  objects.stream().mapToLong(ImportObject::uncompressedBytes).sum(),
                  objects.size(),
                  manifestKey,
                  encoding.format(),
                  measured));
    }
    work.context().progress().done(Progress.Step.CONSOLIDATED);
  }

  /** Imports bill uncompressed bytes, so that the format is a question of price. */
  private ImportFormat cheapest(Consolidation.Input input) {
    BackfillContext context = work.context();
    return ViewWork.result(
            context.jobs().submit(work.rank(), () -> context.consolidation().measureFormats(input)))
        .format();
  }

  private List<ImportObject> objects(List<Consolidation.Input> inputs, ObjectEncoding encoding) {
    BackfillContext context = work.context();
    Placement placement =
        new Placement(
            context.settings().aws(), context.settings().bucket(), work.dataPrefix(), encoding);
    String group = work.group().name();
    return ViewWork.result(
        context
            .jobs()
            .submit(
                work.rank(),
                () ->
                    work.group().packed()
                        ? context.groupConsolidation().run(group, inputs, placement)
                        : context.consolidation().run(inputs.get(0), placement)));
  }

  private ImportManifest manifest(List<ImportObject> objects, ObjectEncoding encoding) {
    return new ImportManifest(
        work.group().name(),
        work.group().definitionHash(),
        BackfillInterval.instant(work.plan().leadingEdgeMicros()).toString(),
        encoding.format().name(),
        encoding.compression().name(),
        objects.stream().map(ImportManifest.Entry::of).toList(),
        objects.stream().flatMap(object -> object.canaries().stream()).toList());
  }

  /** An import reads whatever lies under the prefix: it had better be what was consolidated. */
  void place() {
    String fingerprint;
    try (ObjectStore store = work.context().openObjects()) {
      fingerprint = store.fingerprint(work.dataPrefix());
      Map<String, Long> expected =
          manifest(store).objects().stream()
              .collect(
                  Collectors.toMap(
                      ImportManifest.Entry::name, ImportManifest.Entry::compressedBytes));
      Map<String, Long> found = store.sizes(work.dataPrefix());
      if (!found.equals(expected)) {
        throw work.failure(
            "%d objects under %s are not those of its manifest (expected: %d objects; backfill run --restart begins anew)",
            found.size(), importPrefix(), expected.size());
      }
    }
    work.journal().record(new Placed(importPrefix(), fingerprint));
  }

  /** An operator that has lost the lease may have placed objects over those that are imported. */
  void requireUntouched() {
    try (ObjectStore store = work.context().openObjects()) {
      String placed = work.done().last(Placed.class).orElseThrow().fingerprint();
      if (!store.fingerprint(work.dataPrefix()).equals(placed)) {
        throw work.failure(
            "the objects under %s have changed since they were placed (expected: the same; backfill run --restart begins anew)",
            importPrefix());
      }
    }
  }

  private String importPrefix() {
    return "s3://" + work.context().settings().bucket() + "/" + work.dataPrefix();
  }

  /** What was placed, from its manifest. */
  ImportManifest manifest(ObjectStore store) {
    return ImportManifest.read(
        store.text(work.done().last(Consolidated.class).orElseThrow().manifestKey()));
  }
}
