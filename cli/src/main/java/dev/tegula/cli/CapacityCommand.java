package dev.tegula.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tegula.cost.Capacity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scales the requests of recorded runs to rates that no single machine serves. */
@Command(
    name = "capacity",
    description = "What the published rates would take, from the requests of recorded runs",
    mixinStandardHelpOptions = true)
final class CapacityCommand implements java.util.concurrent.Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--in",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "result directories of tegula load")
  private List<Path> directories = List.of();

  @Option(names = "--item-bytes", required = true, description = "bytes of one item read")
  private long itemBytes;

  @Option(
      names = "--rate",
      description = "feature vectors a second (default: the scenario's published rate)")
  private @Nullable Double rate;

  @Mixin private CostCommand.PriceOptions options = new CostCommand.PriceOptions();

  /** A request, and what it comes to. */
  record Scaled(MeasuredRequests.Measured measured, Capacity capacity) {}

  @Override
  public Integer call() throws IOException {
    List<Scaled> scaled = scaled();
    if (scaled.isEmpty()) {
      throw new IllegalArgumentException(
          "--in: "
              + directories
              + " (expected: a scenario that is OK, with the server's CPU time, and --rate unless its name begins with scenario-1 or scenario-2)");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      ArrayNode array = new ObjectMapper().createArrayNode();
      scaled.forEach(each -> array.add(CapacityJson.of(each)));
      out.println(CostPrinter.text(array));
    } else {
      scaled.forEach(each -> out.println(CapacityText.of(each)));
    }
    out.flush();
    return 0;
  }

  private List<Scaled> scaled() throws IOException {
    List<Scaled> scaled = new ArrayList<>();
    for (Path directory : directories) {
      for (MeasuredRequests.Measured measured : MeasuredRequests.of(directory)) {
        Double qps = rate == null ? measured.publishedQps() : rate;
        if (qps != null) {
          Capacity.Scale scale = new Capacity.Scale(qps, itemBytes);
          scaled.add(
              new Scaled(
                  measured,
                  Capacity.of(measured.name(), measured.request(), scale, options.prices())));
        }
      }
    }
    return scaled;
  }
}
