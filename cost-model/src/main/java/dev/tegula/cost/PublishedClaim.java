package dev.tegula.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The published example that the model is held against: a billion records of 100 bytes, 100 of each
 * entity, about $1,250 by writes and about $14 by import (Tecton's documentation, "How Tecton
 * minimizes online store costs"). It does not name its price list; the figures need the one from
 * before November 2024, and an import line of exactly 100 bytes.
 */
public final class PublishedClaim {

  public static final long RECORDS = 1_000_000_000;
  public static final long RECORDS_PER_ENTITY = 100;
  public static final long RECORD_BYTES = 100;

  /** The price list that reproduces the published figures. */
  public static final LocalDate PRICE_DATE = LocalDate.of(2024, 10, 1);

  public static final String REGION = "us-east-1";

  private PublishedClaim() {}

  /** What the example moves. */
  public static RunQuantities quantities() {
    return RunQuantities.ofEqualRows(
        RECORDS, RECORDS / RECORDS_PER_ENTITY, RECORD_BYTES, RECORD_BYTES);
  }

  /** The figures as they were published. */
  public static List<CostLine> figures() {
    return List.of(published("write, every row", "1250"), published("import, every row", "14"));
  }

  private static CostLine published(String what, String usd) {
    return new CostLine(
        what,
        BigDecimal.valueOf(RECORDS),
        "records of 100 bytes",
        null,
        new BigDecimal(usd),
        PRICE_DATE,
        REGION,
        Basis.PUBLISHED,
        "as published in \"How Tecton minimizes online store costs\", rounded there");
  }
}
