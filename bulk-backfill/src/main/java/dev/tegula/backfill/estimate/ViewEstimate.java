package dev.tegula.backfill.estimate;

import java.util.List;
import java.util.Map;

/**
 * What a backfill of one view would move, take and cost; the machine output for one view.
 *
 * @param loadType that the view declares
 * @param rowsIn rows of the transformation inside the planned range
 * @param rowsDroppedNullKey those of them without a join key
 * @param entities rows after consolidation
 * @param importBytes uncompressed, by format
 * @param format with the fewest bytes
 * @param itemBytes of the latest rows, by DynamoDB's rule
 * @param finalItemBytes of the same rows, were they of final values
 * @param writeUnits for writing the latest rows
 * @param rowByRowWrites items that a row-by-row load writes
 * @param figures dollars at each price list
 * @param refresh dollars of one {@code batch_schedule} more, by today's list
 */
public record ViewEstimate(
    String view,
    String loadType,
    long rowsIn,
    long rowsDroppedNullKey,
    long entities,
    Sample sample,
    Map<String, Long> importBytes,
    String format,
    long itemBytes,
    long finalItemBytes,
    long writeUnits,
    long rowByRowWrites,
    long rowByRowWriteUnits,
    AtLeastSeconds atLeastSeconds,
    List<Figure> figures,
    List<Figure> refresh) {

  public ViewEstimate {
    importBytes = Map.copyOf(importBytes);
    figures = List.copyOf(figures);
    refresh = List.copyOf(refresh);
  }

  /**
   * What the estimate rests on.
   *
   * @param oneIn of so many entities one was drawn; 1 when all were, and nothing is an estimate
   */
  public record Sample(long oneIn, long entities, long rows) {}

  /**
   * Times that no load can beat. An import took 172 seconds for a single row where it was measured,
   * and AWS publishes no rate; a new on-demand table takes 4,000 write units a second at once.
   */
  public record AtLeastSeconds(long importTable, long batchWrites, long rowByRow) {}

  /** The uncompressed bytes of the format that was chosen. */
  long cheapestImportBytes() {
    return importBytes.getOrDefault(format, 0L);
  }
}
