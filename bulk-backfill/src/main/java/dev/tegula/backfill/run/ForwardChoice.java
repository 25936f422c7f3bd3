package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.run.ForwardCost.Quantities;
import dev.tegula.backfill.run.ForwardCost.TableSize;
import dev.tegula.definition.FeatureView;
import dev.tegula.price.PriceBook;
import dev.tegula.price.UnknownPriceException;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Which way a view is carried forward, and why. */
final class ForwardChoice {

  private final FeatureView view;
  private final BackfillContext context;
  private final OptionalDouble measuredUnitsPerRow;

  /**
   * @param last what the journal has of the view
   */
  ForwardChoice(FeatureView view, BackfillContext context, Optional<BackfillRecord> last) {
    this.view = view;
    this.context = context;
    this.measuredUnitsPerRow =
        last.filter(record -> record.planned().kind() == Kind.ROW_WRITES)
            .flatMap(BackfillRecord::loaded)
            .filter(loaded -> loaded.importedItemCount() > 0)
            .map(loaded -> OptionalDouble.of(loaded.writeUnits() / loaded.importedItemCount()))
            .orElse(OptionalDouble.empty());
  }

  /**
   * A way, and the reason for people.
   *
   * @param how one of those that the view allows
   */
  record Choice(How how, String reason) {}

  /**
   * The way that a person wants or that a view leaves open, or else empty.
   *
   * @param gaps whether intervals before the active edge have to be staged anew: that may change
   *     the rows of any entity, whether it has events in the next interval or not
   */
  Optional<Choice> settled(boolean gaps) {
    Optional<How> wanted = context.settings().forward().how();
    if (gaps) {
      if (wanted.equals(Optional.of(How.ROW_WRITES))) {
        throw new BackfillException(
            "feature view %s: row writes: intervals before the active edge are not in the offline store, and any entity may change with them (expected: refresh)"
                .formatted(view.name()));
      }
      return Optional.of(
          new Choice(How.REFRESH, "intervals before the active edge are staged anew"));
    }
    return wanted.filter(How.REFRESH::equals).map(how -> new Choice(how, "as told"));
  }

  /**
   * The cheaper way, unless a person wants another.
   *
   * @param input the staged rows up to the end of the interval
   * @param intervals to be carried in all
   */
  Choice cheaper(
      Consolidation.Input input, BackfillInterval interval, String table, int intervals) {
    Optional<How> wanted = context.settings().forward().how();
    try {
      ForwardCost cost = cost(input, interval, table, intervals);
      return new Choice(
          wanted.orElseGet(cost::cheaper), cost + (wanted.isPresent() ? ", as told" : ""));
    } catch (IllegalArgumentException | UnknownPriceException e) {
      if (wanted.isEmpty()) {
        throw new BackfillException(
            "feature view %s: %s; say --how row-writes or --how refresh"
                .formatted(view.name(), e.getMessage()),
            e);
      }
      return new Choice(wanted.get(), "as told; cost unknown: " + e.getMessage());
    }
  }

  private ForwardCost cost(
      Consolidation.Input input, BackfillInterval interval, String table, int intervals) {
    long changed =
        ViewWork.result(
            context.jobs().submit(0, () -> context.rowByRow().touched(input, interval)));
    TableDescription described =
        context.dynamoDb().describeTable(describe -> describe.tableName(table)).table();
    if (described.itemCount() == 0) {
      // DynamoDB counts every six hours.
      throw new IllegalArgumentException(
          "table " + table + ": item count 0 (expected: a count to price a re-import by)");
    }
    return ForwardCost.of(
        new Quantities(
            changed,
            intervals,
            new TableSize(described.itemCount(), described.tableSizeBytes()),
            measuredUnitsPerRow),
        PriceBook.latest(region()));
  }

  private String region() {
    String named = context.settings().aws().region();
    return named == null ? DefaultAwsRegionProviderChain.builder().build().getRegion().id() : named;
  }
}
