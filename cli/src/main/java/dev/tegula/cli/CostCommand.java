package dev.tegula.cli;

import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.FormatCost;
import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.PackedItemSize;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.cost.ReadLoad;
import dev.tegula.cost.RefreshCost;
import dev.tegula.cost.RefreshLoad;
import dev.tegula.cost.RequestUnits;
import dev.tegula.cost.RunQuantities;
import dev.tegula.cost.ServingCost;
import dev.tegula.price.PriceBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The cost model for a person; every figure is modelled and says from which price list. */
@Command(
    name = "cost",
    description = "The cost model over dated price lists",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CapacityCommand.class,
    mixinStandardHelpOptions = true)
final class CostCommand {

  /** With any of these it is the caller's own backfill that is priced, not the published one. */
  private static final Set<String> SIZES =
      Set.of("--rows", "--entities", "--item-bytes", "--key-bytes", "--line-bytes");

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

    boolean json() {
      return json;
    }

    PriceBook prices() {
      return date == null ? PriceBook.latest(region) : PriceBook.load(region, date);
    }

    /**
     * Those asked for; before them, where no day was named and they are known, those of the
     * published example's time.
     */
    List<PriceBook> thenAndNow() {
      PriceBook now = prices();
      return date == null && region.equals(PublishedClaim.REGION)
          ? List.of(PriceBook.load(region, PublishedClaim.PRICE_DATE), now)
          : List.of(now);
    }
  }

  @Command(
      name = "backfill",
      description =
          "Filling tables: every row or one per entity, by writes or by import; without sizes the published example, at the prices of its time and today's",
      mixinStandardHelpOptions = true)
  int backfill(
      @Option(
              names = "--rows",
              defaultValue = "1000000000",
              description = "historical rows (default: ${DEFAULT-VALUE})")
          long rows,
      @Option(
              names = "--entities",
              defaultValue = "10000000",
              description = "rows after consolidation (default: ${DEFAULT-VALUE})")
          long entities,
      @Option(
              names = "--item-bytes",
              defaultValue = "100",
              description = "bytes of one item (default: ${DEFAULT-VALUE})")
          long itemBytes,
      @Option(
              names = "--key-bytes",
              defaultValue = "18",
              description = "bytes of its key (default: ${DEFAULT-VALUE})")
          long keyBytes,
      @Option(
              names = "--line-bytes",
              description =
                  "bytes of one import line (default: the item's, as the published example counts)")
          @Nullable Long lineBytes,
      @Mixin PriceOptions options)
      throws IOException {
    if (entities < 0 || rows < entities) {
      throw new ParameterException(
          spec.commandLine(),
          "--rows, --entities: %d, %d (expected: rows >= entities >= 0)".formatted(rows, entities));
    }
    boolean own =
        spec.commandLine().getParseResult().subcommand().matchedOptions().stream()
            .anyMatch(option -> SIZES.contains(option.longestName()));
    RunQuantities quantities =
        RunQuantities.ofEqualRows(
            rows, entities, lineBytes == null ? itemBytes : lineBytes, itemBytes);
    PackedItemSize item = PackedItemSize.ofItem(itemBytes, keyBytes);
    List<CostLine> lines = new ArrayList<>();
    for (PriceBook prices : own ? List.of(options.prices()) : options.thenAndNow()) {
      lines.addAll(BackfillCost.of("backfill", List.of(quantities), prices).lines());
      FormatCost.of(rows, entities, item, prices).forEach(cost -> lines.addAll(cost.lines()));
    }
    print(lines, options);
    return 0;
  }

  @Command(
      name = "refresh",
      description = "Bringing a view one interval further: row writes or a re-import",
      mixinStandardHelpOptions = true)
  int refresh(
      @Option(
              names = "--entities",
              defaultValue = "1000000",
              description = "entities of the view (default: ${DEFAULT-VALUE})")
          long entities,
      @Option(
              names = "--changed",
              defaultValue = "1",
              description = "share of them with new rows (default: ${DEFAULT-VALUE})")
          double changed,
      @Mixin RefreshSizes sizes,
      @Mixin PriceOptions options)
      throws IOException {
    RefreshCost cost =
        RefreshCost.of(
            new RefreshLoad(
                entities,
                changed,
                PackedItemSize.ofItem(sizes.tileBytes, sizes.keyBytes),
                PackedItemSize.ofItem(sizes.finalBytes, sizes.keyBytes)),
            ImportLineFormat.ION,
            options.prices());
    List<CostLine> lines = cost.ways().stream().map(CostCommand::named).toList();
    print(lines, options);
    return 0;
  }

  /** The mean items of a view in both forms. */
  static final class RefreshSizes {

    @Option(names = "--tile-bytes", required = true, description = "bytes of an item with tiles")
    private long tileBytes;

    @Option(
        names = "--final-bytes",
        required = true,
        description = "bytes of an item with final values")
    private long finalBytes;

    @Option(
        names = "--key-bytes",
        defaultValue = "18",
        description = "bytes of its key (default: ${DEFAULT-VALUE})")
    private long keyBytes;
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

  private static CostLine named(RefreshCost.Way way) {
    return way.cost()
        .named(String.format(Locale.ROOT, "%s, %,d bytes", way.cost().what(), way.bytes()));
  }

  private void print(List<CostLine> lines, PriceOptions options) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json) {
      CostPrinter.json(lines, out);
    } else {
      CostPrinter.people(lines, out);
    }
  }
}
