package dev.tegula.bench;

import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.Dollars;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.cost.ReadLoad;
import dev.tegula.cost.RunQuantities;
import dev.tegula.cost.ServingCost;
import dev.tegula.price.PriceBook;
import dev.tegula.report.CostFile;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prices the published example at its time and today, and what this run moved and read, today. */
final class PriceStage implements Stage {

  private final FillStage fill;

  PriceStage(FillStage fill) {
    this.fill = fill;
  }

  @Override
  public String title() {
    return "price";
  }

  @Override
  public String run(BenchRun run) throws IOException {
    PriceBook today = PriceBook.latest(LocalCloud.REGION);
    PriceBook then = PriceBook.load(PublishedClaim.REGION, PublishedClaim.PRICE_DATE);
    List<RunQuantities> example = List.of(PublishedClaim.quantities());
    BackfillCost flights = BackfillCost.of("this run", fill.quantities(), today);
    List<BackfillCost> backfills =
        List.of(
            BackfillCost.of("the published example at the prices of its time", example, then),
            BackfillCost.of("the published example at today's prices", example, today),
            flights);
    String json = CostFile.of(backfills, servingCosts(run, today)).json();
    run.results().writeFile("cost.json", json.getBytes(StandardCharsets.UTF_8));
    return "this run on AWS: import "
        + Dollars.text(flights.importLatest().usd())
        + ", every row by writes at least "
        + Dollars.text(flights.writeAll().usd())
        + " (modelled)";
  }

  private List<ServingCost> servingCosts(BenchRun run, PriceBook prices) throws IOException {
    List<ReadLoad.Rows> mix = mix(run);
    List<ServingCost> costs = new ArrayList<>();
    for (ScenarioResult load : RecordedRun.read(run.results().folder()).scenarios()) {
      if (load.name().startsWith(WorkloadStage.PUBLISHED)) {
        continue; // its rows are not the ones that were filled and metered
      }
      costs.add(
          ServingCost.of(
              "the load on " + load.store() + ", were it DynamoDB on AWS",
              ReadLoad.ofMix(load.achievedServiceQps(), load.achievedStoreQps(), mix),
              prices));
    }
    return costs;
  }

  /** Rows read by view, each as large as its view's mean: keys are drawn alike. */
  private List<ReadLoad.Rows> mix(BenchRun run) throws IOException {
    List<String> services =
        ExpectedRequests.read(run.expectedRequests()).stream()
            .map(ExpectedRequest::service)
            .toList();
    ServiceReads reads = new ServiceReads(RepositoryReader.read(run.repository()));
    return reads.byView(services).entrySet().stream()
        .map(view -> new ReadLoad.Rows(view.getValue(), fill.meanItemBytes(view.getKey())))
        .toList();
  }
}
