package dev.tegula.backfill.estimate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.backfill.estimate.BilledReport.Estimated;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.Dollars;
import dev.tegula.cost.MeteredBill;
import dev.tegula.price.PriceBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices finished loads by what they have consumed, and finds the estimates of the same views. */
public final class Bills {

  private final Optional<PriceBook> prices;
  private final List<ViewEstimate> estimates;

  private Bills(Optional<PriceBook> prices, List<ViewEstimate> estimates) {
    this.prices = prices;
    this.estimates = estimates;
  }

  /**
   * Bills of a Region.
   *
   * @param region null or without a price list: nothing is priced
   * @param estimate what {@code backfill estimate --json} has printed; null when there is none
   */
  public static Bills of(@Nullable String region, @Nullable Path estimate) {
    Optional<PriceBook> prices =
        PriceBook.available().stream().anyMatch(book -> book.region().equals(region))
            ? Optional.of(PriceBook.latest(String.valueOf(region)))
            : Optional.empty();
    return new Bills(prices, estimate == null ? List.of() : read(estimate));
  }

  private static List<ViewEstimate> read(Path estimate) {
    try {
      return new ObjectMapper()
          .readValue(estimate.toFile(), new TypeReference<List<ViewEstimate>>() {});
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "estimate: " + estimate + " (expected: what backfill estimate --json has printed)", e);
    }
  }

  /** The report with its bill. */
  public BilledReport billed(ViewReport report) {
    Optional<BigDecimal> usd =
        prices.flatMap(
            book -> {
              // An import consumes no write units, and bills no bytes that were only placed.
              long imported =
                  report.writeUnits() > 0 || report.processedItemCount() == 0
                      ? 0
                      : report.uncompressedBytes();
              MeteredBill bill = MeteredBill.of(imported, report.writeUnits(), book);
              return Optional.ofNullable(CostLine.total(bill.lines()));
            });
    return new BilledReport(
        report,
        usd.orElse(null),
        usd.isPresent() ? "measured" : "unknown",
        prices.map(book -> book.date().toString()).orElse(null),
        estimates.stream()
            .filter(estimate -> estimate.view().equals(report.view()))
            .findFirst()
            .map(estimate -> estimated(estimate, report))
            .orElse(null));
  }

  private Estimated estimated(ViewEstimate estimate, ViewReport report) {
    boolean writes = report.writeUnits() > 0;
    boolean rowByRow = report.loadType().equals("ROW_BY_ROW");
    long writeUnits = rowByRow ? estimate.rowByRowWriteUnits() : estimate.writeUnits();
    long bytes = estimate.importBytes().getOrDefault(String.valueOf(report.importFormat()), 0L);
    return new Estimated(
        estimate.rowsIn(),
        rowByRow ? estimate.rowByRowWrites() : estimate.entities(),
        writes ? 0 : bytes,
        writes ? writeUnits : 0,
        prices
            .map(book -> MeteredBill.of(writes ? 0 : bytes, writes ? writeUnits : 0, book).lines())
            .map(CostLine::total)
            .orElse(null));
  }

  /** For a person: what was metered, and what was estimated, in one line. */
  public static String text(BilledReport billed) {
    ViewReport report = billed.report();
    @Nullable Estimated estimated = billed.estimated();
    String metered =
        String.format(
            Locale.ROOT,
            "%-28s metered   %,14d bytes imported, %,12.1f write units, %s",
            report.view(),
            report.writeUnits() > 0 ? 0 : report.uncompressedBytes(),
            report.writeUnits(),
            Dollars.text(billed.usd()));
    return estimated == null
        ? metered
        : metered
            + String.format(
                Locale.ROOT,
                "%n%-28s estimated %,14d bytes imported, %,12d write units, %s",
                "",
                estimated.uncompressedBytes(),
                estimated.writeUnits(),
                Dollars.text(estimated.usd()));
  }
}
