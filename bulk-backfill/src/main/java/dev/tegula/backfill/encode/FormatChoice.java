package dev.tegula.backfill.encode;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The format with the fewest uncompressed bytes, which is what an import bills, for a view's own
 * rows.
 *
 * @param rows how many were measured
 * @param bytesPerRow of every format, newlines included; {@code NaN} without rows
 */
public record FormatChoice(ImportFormat format, long rows, Map<ImportFormat, Double> bytesPerRow) {

  public FormatChoice {
    bytesPerRow = Collections.unmodifiableMap(new EnumMap<>(bytesPerRow));
  }

  /** Measures real rows; of formats that are equal, the first. */
  public static FormatChoice among(List<PackedItem> sample) {
    Map<ImportFormat, Double> bytesPerRow = new EnumMap<>(ImportFormat.class);
    for (ImportFormat format : ImportFormat.values()) {
      long bytes = sample.stream().mapToLong(format::lineBytes).sum();
      bytesPerRow.put(format, (double) bytes / sample.size());
    }
    ImportFormat cheapest =
        Collections.min(bytesPerRow.entrySet(), Comparator.comparingDouble(Map.Entry::getValue))
            .getKey();
    return new FormatChoice(cheapest, sample.size(), bytesPerRow);
  }

  /** What every format takes for rows that one of them has been written with. */
  public static FormatChoice of(ImportFormat written, List<ImportObject> objects) {
    long rows = objects.stream().mapToLong(ImportObject::rows).sum();
    long bytes = objects.stream().mapToLong(ImportObject::uncompressedBytes).sum();
    double expiring = objects.stream().mapToLong(ImportObject::expiringRows).sum();
    Map<ImportFormat, Double> bytesPerRow = new EnumMap<>(ImportFormat.class);
    for (ImportFormat format : ImportFormat.values()) {
      // Formats differ only in what stands around the same Base64, and around an expiry.
      double frames = format.frameBytes() - written.frameBytes();
      double expiries = expiring / rows * (format.expiryBytes() - written.expiryBytes());
      bytesPerRow.put(format, (double) bytes / rows + frames + expiries);
    }
    return new FormatChoice(written, rows, bytesPerRow);
  }

  /** For a person: {@code ION: 189.0 bytes a row (DYNAMODB_JSON 194.0), measured on 1000 rows}. */
  public String describe() {
    String others =
        bytesPerRow.entrySet().stream()
            .filter(entry -> entry.getKey() != format)
            .map(entry -> entry.getKey() + " " + decimal(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "%s: %s bytes a row (%s), measured on %d rows"
        .formatted(format, decimal(bytesPerRow.getOrDefault(format, Double.NaN)), others, rows);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
