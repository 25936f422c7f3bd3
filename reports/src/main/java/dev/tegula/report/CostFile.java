package dev.tegula.report;

import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.cost.ReadLoad;
import dev.tegula.cost.ServingCost;
import dev.tegula.result.Mark;
import dev.tegula.result.ResultJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What things cost: {@code cost.json} of a result directory. A sum or price that is not known is
 * {@code "unknown"} there, never left out and never 0.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param published what the published example claims
 */
public record CostFile(
    int schemaVersion, List<Backfill> backfills, List<Serving> serving, List<Figure> published) {

  public static final int SCHEMA_VERSION = 1;

  public CostFile {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schemaVersion: " + schemaVersion + " (expected: " + SCHEMA_VERSION + ")");
    }
    backfills = List.copyOf(backfills);
    serving = List.copyOf(serving);
    published = List.copyOf(published);
  }

  /** The file of some calculations; the published figures stand beside them. */
  public static CostFile of(List<BackfillCost> backfills, List<ServingCost> serving) {
    return new CostFile(
        SCHEMA_VERSION,
        backfills.stream().map(Backfill::of).toList(),
        serving.stream().map(Serving::of).toList(),
        figures(PublishedClaim.figures()));
  }

  /** This file as JSON, as it is kept in the result directory. */
  public String json() {
    return ResultJson.write(this);
  }

  private static List<Figure> figures(List<CostLine> lines) {
    return lines.stream().map(Figure::of).toList();
  }

  /**
   * Filling tables in four ways, and what stands beside them.
   *
   * @param title what was filled
   * @param atLeast whether the figures of every row are lower bounds, since nobody stored those
   *     rows one by one
   */
  public record Backfill(
      String title,
      boolean atLeast,
      long rowsIn,
      long rowsConsolidated,
      Figure writeAll,
      Figure writeLatest,
      Figure importAll,
      Figure importLatest,
      List<Figure> beside) {

    public Backfill {
      beside = List.copyOf(beside);
    }

    static Backfill of(BackfillCost cost) {
      return new Backfill(
          cost.title(),
          cost.atLeast(),
          cost.rowsIn(),
          cost.rowsConsolidated(),
          Figure.of(cost.writeAll()),
          Figure.of(cost.writeLatest()),
          Figure.of(cost.importAll()),
          Figure.of(cost.importLatest()),
          figures(
              List.of(
                  cost.importLatestDecimalGb(),
                  cost.provisionedAll(),
                  cost.provisionedLatest(),
                  cost.storageMonth())));
    }
  }

  /**
   * Reading at a steady rate.
   *
   * @param title whose load it is
   * @param serviceQps feature vectors a second (FS-QPS)
   * @param storeQps rows read a second (DDB-QPS)
   * @param itemBytes of the mean row read
   */
  public record Serving(
      String title, double serviceQps, double storeQps, long itemBytes, List<Figure> figures) {

    public Serving {
      figures = List.copyOf(figures);
    }

    static Serving of(ServingCost cost) {
      ReadLoad load = cost.load();
      return new Serving(
          cost.title(),
          load.serviceQps(),
          load.storeQps(),
          load.itemBytes(),
          CostFile.figures(cost.lines()));
    }
  }

  /**
   * One priced quantity.
   *
   * @param unitPriceUsd for one unit; null when unknown
   * @param usd exact; null when unknown
   * @param priceDate of the price list, for instance {@code 2026-08-15}
   * @param basis where the sum of money comes from
   */
  public record Figure(
      String what,
      BigDecimal quantity,
      String unit,
      @UsdJson.Amount @Nullable BigDecimal unitPriceUsd,
      @UsdJson.Amount @Nullable BigDecimal usd,
      String priceDate,
      String region,
      Mark basis,
      String formula) {

    public Figure {
      LocalDate.parse(priceDate);
    }

    static Figure of(CostLine line) {
      return new Figure(
          line.what(),
          line.quantity(),
          line.unit(),
          line.unitPriceUsd(),
          line.usd(),
          line.priceDate().toString(),
          line.region(),
          Mark.valueOf(line.basis().name()),
          line.formula());
    }
  }
}
