package dev.tegula.report;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.Machine;
import dev.tegula.result.Mark;
import dev.tegula.result.RunManifest;
import dev.tegula.result.SourceVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ran on what. */
final class MachineSection extends Section {

  private final List<ReportInput> inputs;

  MachineSection(List<ReportInput> inputs) {
    super("machine", "What ran on what");
    this.inputs = inputs;
  }

  @Override
  void write(Html html) {
    if (inputs.stream().anyMatch(input -> input.run().manifest().sameHost())) {
      note(
          html,
          "What measures and what is measured shared a machine: latencies are reported, not"
              + " promised, and no limit is set to them.");
    }
    html.with(runs());
    machines(html);
    memory(html);
    details(html);
  }

  private Table runs() {
    Table table =
        new Table("Result directories")
            .words("Folder", "Ended", "Started, UTC")
            .numbers("Took, s", "Seed");
    for (ReportInput input : inputs) {
      RunManifest manifest = input.run().manifest();
      Instant end = manifest.endedAt();
      table.row(
          List.of(
              Table.cell(input.name()),
              Marks.badge(manifest.status()),
              Table.time(manifest.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
              Table.cell(
                  end == null
                      ? "no end"
                      : Numbers.rate(
                          Duration.between(manifest.startedAt(), end).toMillis() / 1_000.0)),
              Table.cell(Long.toString(manifest.seed()))));
    }
    return table;
  }

  private void machines(Html html) {
    Map<List<Object>, List<String>> foldersOf = new LinkedHashMap<>();
    for (ReportInput input : inputs) {
      RunManifest manifest = input.run().manifest();
      foldersOf
          .computeIfAbsent(
              List.of(manifest.machine(), manifest.source(), manifest.jvm().version()),
              same -> new java.util.ArrayList<>())
          .add(input.name());
    }
    for (Map.Entry<List<Object>, List<String>> entry : foldersOf.entrySet()) {
      if (foldersOf.size() > 1) {
        html.element("h3", String.join(", ", entry.getValue()));
      }
      machine(html, entry.getKey());
    }
  }

  private static void machine(Html html, List<Object> ground) {
    Machine machine = (Machine) ground.get(0);
    SourceVersion source = (SourceVersion) ground.get(1);
    html.open("dl");
    pair(
        html,
        "Machine",
        machine.cpuModel()
            + ", "
            + machine.cores()
            + " cores, "
            + Numbers.bytes(machine.memoryBytes())
            + " memory"
            + (machine.container() ? ", in a container" : ""));
    pair(
        html,
        "System",
        machine.operatingSystem() + "; CPU frequency governor: " + machine.governor());
    pair(html, "Java", (String) ground.get(2));
    pair(
        html,
        "Tegula",
        source.toolVersion()
            + (source.commit() == null ? ", no Git checkout" : ", commit " + source.commit())
            + (source.dirty() ? ", with uncommitted changes" : ""));
    html.close();
  }

  private void memory(Html html) {
    for (ReportInput input : inputs) {
      Long peak = input.peakResidentBytes();
      if (peak != null) {
        html.open("p")
            .with(Marks.badge(Mark.MEASURED))
            .text(
                " All processes of "
                    + input.name()
                    + " together held at most "
                    + Numbers.bytes(peak)
                    + " of memory resident.")
            .close();
      }
    }
  }

  private void details(Html html) {
    html.open("details").element("summary", "Settings, libraries and Java flags");
    Table table = new Table("Settings by folder").words("Folder", "Setting", "Value");
    for (ReportInput input : inputs) {
      RunManifest manifest = input.run().manifest();
      Map<String, String> settings = new TreeMap<>(manifest.configuration());
      settings.put("configuration, SHA-256", manifest.configurationSha256());
      settings.put("Java", manifest.jvm().name() + " " + manifest.jvm().version());
      settings.put("Java flags", String.join(" ", manifest.jvm().flags()));
      manifest.libraries().forEach((name, version) -> settings.put("library " + name, version));
      settings.forEach((name, value) -> table.row(input.name(), name, value));
    }
    html.with(table).close();
  }

  private static void pair(Html html, String term, String text) {
    html.element("dt", term).element("dd", text);
  }
}
