package dev.tegula.backfill.estimate;

import dev.tegula.backfill.consolidate.RowExpiry;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.LoadCost;
import dev.tegula.cost.LoadQuantities;
import dev.tegula.cost.RefreshCost;
import dev.tegula.cost.RefreshLoad;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.price.PriceBook;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Estimates views one by one from samples of their sources. */
public final class Estimator {

  private static final long IMPORT_SECONDS = 172;
  private static final long WRITE_UNITS_PER_SECOND = 4_000;
  private static final long LINE_BYTES_PER_OBJECT = 64L << 20;
  private static final long FEWEST_OBJECTS = 4;

  private final SparkSession spark;
  private final List<PriceBook> prices;
  private final long sampleRows;

  /**
   * @param spark knows the sources of the views
   * @param prices today's last
   * @param sampleRows about so many rows are sampled
   */
  public Estimator(SparkSession spark, List<PriceBook> prices, long sampleRows) {
    if (sampleRows < 1) {
      throw new IllegalArgumentException("sampleRows: " + sampleRows + " (expected: >= 1)");
    }
    this.spark = spark;
    this.prices = List.copyOf(prices);
    this.sampleRows = sampleRows;
  }

  /** Reads the view's source twice: to count, and for the sample. */
  public ViewEstimate estimate(BackfillPlan plan) {
    SampledEntities entities = new SampledEntities(spark, plan);
    SampledEntities.Counted counted = entities.counted();
    long oneIn = SampledEntities.oneIn(counted, sampleRows);
    Totals totals = totals(plan, entities.draw(oneIn));
    double perEntity =
        oneIn == 1 || totals.entities == 0 ? 1 : (double) counted.entities() / totals.entities;
    double perRow = totals.rows == 0 ? 1 : (double) counted.keyedRows() / totals.rows;
    return new Scaled(plan, counted, totals, oneIn, perEntity, perRow).estimate(prices);
  }

  private static Totals totals(BackfillPlan plan, Iterator<List<Row>> drawn) {
    EntityReplay replay = new EntityReplay(plan);
    JoinKeyEncoder encoder = new JoinKeyEncoder(plan.view().joinKeys());
    long lastRefresh = plan.leadingEdgeMicros() - plan.view().schedule().batchSchedule().micros();
    long edge = plan.leadingEdgeMicros();
    Totals totals = new Totals(RowExpiry.of(plan.view(), edge, edge).isPresent());
    while (drawn.hasNext()) {
      List<Row> rows = drawn.next();
      totals.entities++;
      totals.rows += rows.size();
      Row newest = rows.get(rows.size() - 1);
      if (newest.<Long>getAs(SampledEntities.MICROS) >= lastRefresh) {
        totals.changedEntities++;
      }
      replay.replay(rows, totals.under(encoder.encode(keyValues(plan.view(), newest)).length));
    }
    return totals;
  }

  private static List<Object> keyValues(FeatureView view, Row row) {
    return view.joinKeys().stream().map(JoinKey::name).map(row::<Object>getAs).toList();
  }

  /** The sample's sums, brought to the size of the source. */
  private record Scaled(
      BackfillPlan plan,
      SampledEntities.Counted counted,
      Totals totals,
      long oneIn,
      double perEntity,
      double perRow) {

    ViewEstimate estimate(List<PriceBook> prices) {
      LoadQuantities load = load();
      Map<String, Long> bytes = new TreeMap<>();
      load.importBytes().forEach((format, all) -> bytes.put(format.name(), all));
      return new ViewEstimate(
          plan.view().name(),
          plan.view().materialization().loadType().toString(),
          counted.rows(),
          counted.rowsDroppedNullKey(),
          load.latest().count(),
          new ViewEstimate.Sample(oneIn, totals.entities, totals.rows),
          bytes,
          cheapest().name(),
          load.latest().itemBytes(),
          scaled(totals.finalItemBytes),
          load.latestWriteUnits(),
          byRow(totals.rowByRowWrites),
          load.rowByRowWriteUnits(),
          new ViewEstimate.AtLeastSeconds(
              IMPORT_SECONDS, seconds(load.latestWriteUnits()), seconds(load.rowByRowWriteUnits())),
          figures(prices.stream().flatMap(book -> LoadCost.lines(load, book).stream()).toList()),
          figures(refresh(prices.get(prices.size() - 1)).lines()));
    }

    private LoadQuantities load() {
      Map<ImportLineFormat, Long> bytes = new EnumMap<>(ImportLineFormat.class);
      for (ImportLineFormat format : ImportLineFormat.values()) {
        bytes.put(format, scaled(totals.importBytes(format)));
      }
      return new LoadQuantities(
          bytes,
          Math.max(FEWEST_OBJECTS, scaled(totals.importBytes(cheapest())) / LINE_BYTES_PER_OBJECT),
          scaled(totals.writeUnits),
          byRow(totals.rowByRowWriteUnits),
          new LoadQuantities.StoredItems(scaled(totals.items), scaled(totals.itemBytes)));
    }

    private RefreshCost refresh(PriceBook today) {
      double changed =
          totals.items == 0 ? 0 : Math.min(1, (double) totals.changedEntities / totals.items);
      return RefreshCost.of(
          new RefreshLoad(
              scaled(totals.items),
              changed,
              totals.mean(totals.itemBytes),
              totals.mean(totals.finalItemBytes)),
          cheapest(),
          today);
    }

    private ImportLineFormat cheapest() {
      return Arrays.stream(ImportLineFormat.values())
          .min(Comparator.comparingLong(totals::importBytes))
          .orElseThrow();
    }

    private long scaled(long sum) {
      return Math.round(sum * perEntity);
    }

    /** Writes grow with rows, of which the sample may have more or fewer than its share. */
    private long byRow(long sum) {
      return Math.round(sum * perRow);
    }

    private static long seconds(long writeUnits) {
      return (writeUnits + WRITE_UNITS_PER_SECOND - 1) / WRITE_UNITS_PER_SECOND;
    }

    private static List<Figure> figures(List<CostLine> lines) {
      return lines.stream().map(Figure::of).toList();
    }
  }
}
