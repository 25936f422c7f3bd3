package dev.tegula.backfill;

import dev.tegula.backfill.estimate.EstimateText;
import dev.tegula.backfill.estimate.Estimator;
import dev.tegula.backfill.estimate.ViewEstimate;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.run.BackfillSpark;
import dev.tegula.backfill.run.SelectedViews;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.price.PriceBook;
import dev.tegula.repository.RepositoryReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill estimate}. */
@Command(
    name = "estimate",
    description =
        "Reads a sample of the source and prints what a backfill would move, take and cost; writes nothing",
    mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {

  @Option(
      names = "--repo",
      required = true,
      description = "feature repository: a folder or a YAML file")
  private Path repo = Path.of("");

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "feature view; may be repeated (default: all that are served online)")
  private List<String> views = new ArrayList<>();

  @Option(
      names = "--price-region",
      paramLabel = "REGION",
      defaultValue = "us-east-1",
      description = "whose prices (default: ${DEFAULT-VALUE})")
  private String priceRegion = "";

  @Option(
      names = "--sample-rows",
      paramLabel = "N",
      defaultValue = "200000",
      description = "about so many rows are sampled, of whole entities (default: ${DEFAULT-VALUE})")
  private long sampleRows;

  @Option(names = "--json", description = "one JSON object per view on standard output")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    FeatureRepository repository = RepositoryReader.read(repo);
    List<PriceBook> prices = prices();
    List<BackfillPlan> plans =
        SelectedViews.of(repository, views).stream().map(EstimateCommand::whole).toList();
    List<ViewEstimate> estimates = new ArrayList<>();
    try (SparkSession spark = BackfillSpark.start()) {
      Sources.register(spark, plans.stream().map(BackfillPlan::view).toList());
      Estimator estimator = new Estimator(spark, prices, sampleRows);
      for (BackfillPlan plan : plans) {
        estimates.add(estimator.estimate(plan));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonOutput.print(out, estimates);
    } else {
      estimates.forEach(estimate -> EstimateText.print(estimate, out));
    }
    out.flush();
    return 0;
  }

  /** The published example's time is known in its own Region only. */
  private List<PriceBook> prices() {
    PriceBook today = PriceBook.latest(priceRegion);
    return priceRegion.equals(PublishedClaim.REGION)
        ? List.of(PriceBook.load(priceRegion, PublishedClaim.PRICE_DATE), today)
        : List.of(today);
  }

  private static BackfillPlan whole(FeatureView view) {
    long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return BackfillPlan.of(view, BackfillPlan.range(view, nowMicros), List.of());
  }
}
