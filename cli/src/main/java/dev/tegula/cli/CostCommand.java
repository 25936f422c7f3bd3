package dev.tegula.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.Dollars;
import dev.tegula.cost.ReadLoad;
import dev.tegula.cost.RequestUnits;
import dev.tegula.cost.RunQuantities;
import dev.tegula.cost.ServingCost;
import dev.tegula.price.PriceBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cost model for a person; every figure is modelled and says from which price list. */
@Command(
    name = "cost",
    description = "The cost model over dated price lists",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class CostCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Which price list, and how to print. */
  static final class PriceOptions {

    @Option(
        names = "--region",
        defaultValue = "us-east-1",
        description = "the Region (default: ${DEFAULT-VALUE})")
    private String region = "";

    @Option(
        names = "--date",
        description = "the day of the price list, for example 2024-10-01 (default: the newest)")
    private @Nullable LocalDate date;

    @Option(names = "--json", description = "one JSON array with every figure")
    private boolean json;

    PriceBook prices() {
      return date == null ? PriceBook.latest(region) : PriceBook.load(region, date);
    }
  }

  @Command(
      name = "backfill",
      description = "Filling tables: every row or one per entity, by writes or by import",
      mixinStandardHelpOptions = true)
  int backfill(
      @Option(names = "--rows", required = true, description = "historical rows") long rows,
      @Option(names = "--entities", required = true, description = "rows after consolidation")
          long entities,
      @Option(names = "--line-bytes", required = true, description = "bytes of one import line")
          long lineBytes,
      @Option(names = "--item-bytes", required = true, description = "bytes of one item")
          long itemBytes,
      @Mixin PriceOptions options)
      throws IOException {
    BackfillCost cost =
        BackfillCost.of(
            "backfill",
            List.of(RunQuantities.ofEqualRows(rows, entities, lineBytes, itemBytes)),
            options.prices());
    print(cost.lines(), options);
    return 0;
  }

  @Command(
      name = "serving",
      description = "Reading rows while feature vectors are served",
      mixinStandardHelpOptions = true)
  int serving(
      @Option(names = "--rate", required = true, description = "feature vectors a second")
          double rate,
      @Option(names = "--reads", required = true, description = "store reads of one vector")
          double reads,
      @Option(names = "--item-bytes", required = true, description = "bytes of one item")
          long itemBytes,
      @Mixin PriceOptions options)
      throws IOException {
    print(
        ServingCost.of(
                "serving",
                new ReadLoad(rate, rate * reads, itemBytes, RequestUnits.Consistency.EVENTUAL),
                options.prices())
            .lines(),
        options);
    return 0;
  }

  private void print(List<CostLine> lines, PriceOptions options) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json) {
      out.println(json(lines));
    } else {
      for (CostLine line : lines) {
        out.printf(
            Locale.ROOT,
            "%-62s %16s  %s, %s, %s%n",
            line.what(),
            Dollars.text(line.usd()),
            line.basis().name().toLowerCase(Locale.ROOT),
            line.region(),
            line.priceDate());
      }
    }
    out.flush();
  }

  private static String json(List<CostLine> lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (CostLine line : lines) {
      ObjectNode node = array.addObject();
      node.put("what", line.what());
      node.put("quantity", line.quantity());
      node.put("unit", line.unit());
      if (line.usd() == null) {
        node.put("usd", "unknown");
      } else {
        node.put("usd", line.usd());
      }
      node.put("priceDate", line.priceDate().toString());
      node.put("region", line.region());
      node.put("basis", line.basis().name().toLowerCase(Locale.ROOT));
      node.put("formula", line.formula());
    }
    return mapper.writeValueAsString(array);
  }
}
