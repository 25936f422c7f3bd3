package dev.tegula.backfill.load;

import java.io.Serializable;

/**
 * What row writes have done.
 *
 * @param items rows written; several of one key count each
 * @param writeUnits write request units, as DynamoDB has reported them
 * @param requests calls that were answered, refused ones included
 * @param itemsSentAgain rows that DynamoDB had left unprocessed, counted each time
 */
public record WriteCount(long items, double writeUnits, long requests, long itemsSentAgain)
    implements Serializable {

  public static final WriteCount NONE = new WriteCount(0, 0, 0, 0);

  public WriteCount plus(WriteCount other) {
    return new WriteCount(
        items + other.items,
        writeUnits + other.writeUnits,
        requests + other.requests,
        itemsSentAgain + other.itemsSentAgain);
  }
}
