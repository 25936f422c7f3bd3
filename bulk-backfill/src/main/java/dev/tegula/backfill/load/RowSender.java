package dev.tegula.backfill.load;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Sends some rows of different keys to DynamoDB, once. */
interface RowSender {

  /**
   * What came of it.
   *
   * @param left what has to be sent again
   * @param reason why rows are left
   */
  record Answer(List<WriteRequest> left, double writeUnits, String reason) {

    public Answer {
      left = List.copyOf(left);
    }
  }

  /**
   * Sends puts.
   *
   * @throws dev.tegula.backfill.report.BackfillException when sending again would not help
   */
  Answer send(String table, List<WriteRequest> puts);
}
